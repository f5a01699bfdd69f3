/** The shop around a page: header, page, footer, and tabs on phones. */
import { Outlet } from "@tanstack/react-router";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { OfflineNote } from "./OfflineNote";
import { Tabs } from "./Tabs";

export function ShopFrame() {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the goods
      </a>
      <Header />
      <OfflineNote />
      <Outlet />
      <Footer />
      <Tabs />
    </>
  );
}
