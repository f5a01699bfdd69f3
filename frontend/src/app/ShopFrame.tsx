/** The shop around a page: header, page, footer, and tabs on phones. */
import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { Header } from "./Header";
import { OfflineNote } from "./OfflineNote";
import { Tabs } from "./Tabs";

const Footer = lazy(() => import("./Footer"));

export function ShopFrame() {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the goods
      </a>
      <Header />
      <OfflineNote />
      <Outlet />
      <Suspense fallback={<footer className="foot foot-space" />}>
        <Footer />
      </Suspense>
      <Tabs />
    </>
  );
}
