/** The window says where one is, and in which shop. */
import { useEffect } from "react";

/** As the page came with it; a change is seen with the next page that is loaded. */
export const shopName = document.querySelector<HTMLMetaElement>('meta[property="og:site_name"]')?.content || "Patron";

export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = `${title} · ${shopName}`;
  }, [title]);
}
