/** The frame of the staff's pages: the aubergine rail and the page beside it. */
import { Outlet } from "@tanstack/react-router";
import "~/styles/desk.css";

export function DeskFrame() {
  return <Outlet />;
}
