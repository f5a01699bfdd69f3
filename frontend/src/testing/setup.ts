/** Every test starts with an empty page, in a browser that cannot scroll. */
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

window.scrollTo = () => undefined;

// A second is too little on a machine that does much else.
configure({ asyncUtilTimeout: 5000 });
afterEach(cleanup);
