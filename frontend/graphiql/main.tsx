/** GraphiQL for everybody who asks the shop's API by hand: built here, served from here. */
import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "@graphiql/plugin-explorer/style.css";
import "./graphiql.css";

import { explorerPlugin } from "@graphiql/plugin-explorer";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { examples } from "./examples";
import { fetcher } from "./fetcher";
import { LatestCost } from "./LatestCost";
import { linkedQuery } from "./linkedQuery";

const linked = linkedQuery(window.location.search);
const plugins = [explorerPlugin(), HISTORY_PLUGIN];

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      defaultTabs={linked ? [linked, ...examples] : examples}
      initialQuery={linked?.query}
      initialVariables={linked?.variables}
      defaultEditorToolsVisibility="variables"
    >
      <GraphiQL.Logo>
        <a className="home" href="/desk">
          Patron desk
        </a>
      </GraphiQL.Logo>
      <GraphiQL.Footer>
        <LatestCost />
      </GraphiQL.Footer>
    </GraphiQL>
  </StrictMode>,
);
