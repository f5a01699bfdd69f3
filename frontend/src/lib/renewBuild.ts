/**
 * A tab that was open while the shop was renewed asks for documents and files that are no more: it is
 * loaded anew. From each build only once, so that a mistake of our own is no loop.
 */
const key = "patron-left-build";

export function renewBuild(): void {
  const build = document.querySelector<HTMLElement>("script[data-start]")?.dataset.start ?? "";
  if (sessionStorage.getItem(key) === build) return;
  sessionStorage.setItem(key, build);
  location.reload();
}

addEventListener("vite:preloadError", renewBuild);
