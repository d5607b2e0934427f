import { html } from "hono/html";
import { interfacesIn } from "./front-page.ts";
import { layout, type Piece } from "./layout.ts";
import { packages } from "./packages.ts";
import type { ServerFacts } from "./server-facts.ts";

/** Where everything is described: the interfaces, the procedures, the packages. */
export const docsPage = (facts: ServerFacts): Piece =>
  layout({
    title: "Documentation · Riskloom",
    body: html`
      <h1>Documentation</h1>
      <h2>REST interfaces</h2>
      <p>
        Each has a page on which its operations can be tried, and a description in OpenAPI 3.1 from which
        clients can be generated.
      </p>
      ${interfacesIn(facts)}
      <h2>tRPC</h2>
      <p>
        <a href="/docs/procedures">The procedures</a> are every capability once, typed end to end for clients
        in TypeScript.
      </p>
      <h2>Packages</h2>
      <dl>
        ${Object.entries(packages).map(
          ([name, is]) =>
            html`<dt><code>${name}</code></dt>
              <dd>${is}</dd>`,
        )}
      </dl>
    `,
  });

/** One interface with its operations to try. */
export const tryPage = ({ title, description }: ServerFacts["interfaces"][number]): Piece =>
  layout({
    title: `${title} · Riskloom`,
    head: html`<link rel="stylesheet" href="/docs/assets/swagger-ui.css" />
      <script src="/docs/assets/swagger-ui-bundle.js" defer></script>
      <script src="/docs/assets/try.js" defer></script>`,
    body: html`<p><a href="${description}">The description that clients are generated from</a></p>
      <noscript><p>To try operations here the browser has to run scripts.</p></noscript>
      <div id="try" data-url="${description}"></div>`,
  });
