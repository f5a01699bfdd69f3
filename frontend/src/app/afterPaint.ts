/** The only script of a first screen: once it is painted, the bundle is fetched, all of it at once. */
const { start, scripts, sheets } = document.querySelector<HTMLElement>("script[data-start]")!.dataset;

requestAnimationFrame(() =>
  setTimeout(() => {
    // The text of these stands in the page already; the links tell the bundle not to fetch it again.
    for (const href of split(sheets)) append({ rel: "stylesheet", disabled: true, href });
    for (const href of split(scripts)) append({ rel: "modulepreload", href });
    void import(/* @vite-ignore */ start!);
  }),
);

function split(list = ""): string[] {
  return list.split(" ").filter(Boolean);
}

function append(link: Partial<HTMLLinkElement>): void {
  document.head.append(Object.assign(document.createElement("link"), link));
}
