/** The shop around a page: header, page, footer, and tabs on phones. */
import { Outlet } from "@tanstack/react-router";
import { Header } from "./Header";
import { OfflineNote } from "./OfflineNote";
import { later } from "~/lib/later";
import { t } from "~/lib/words";
import { Tabs } from "./Tabs";

const Footer = later("footer", () => import("./Footer"), <footer className="foot foot-space" />);

export function ShopFrame() {
  return (
    <>
      <a className="skip" href="#main">
        {t("Skip to the goods")}
      </a>
      <Header />
      <OfflineNote />
      <Outlet />
      <Footer />
      <Tabs />
    </>
  );
}
