/** The end of each page. */
export function Footer() {
  return (
    <footer className="foot">
      <div className="page">
        <p className="tiny soft">Product pictures: Fluent Emoji by Microsoft, MIT licence.</p>
      </div>
    </footer>
  );
}
