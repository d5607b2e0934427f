import { html } from "hono/html";
import { layout, type Piece } from "./layout.ts";
import type { ServerFacts } from "./server-facts.ts";

/** What this server is, for people. */
export const frontPage = (facts: ServerFacts): Piece =>
  layout({
    title: "Riskloom",
    body: html`
      <h1>Riskloom</h1>
      <p>${facts.is}</p>
      <p class="quiet">Version ${facts.version}, now <time datetime="${facts.now}">${facts.now}</time></p>
      <h2>Interfaces</h2>
      ${interfacesIn(facts)}
      <p>
        Typed clients in TypeScript speak tRPC at <code>${facts.trpc}</code>;
        <a href="/docs/procedures">its procedures</a>.
      </p>
      ${demoIn(facts)}
    `,
  });

/** The interfaces as a table, with where each is described and tried. */
export const interfacesIn = ({ interfaces }: ServerFacts): Piece =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Interfaces">
    <table>
      <thead>
        <tr>
          <th scope="col">Interface</th>
          <th scope="col">What it is</th>
          <th scope="col">Description</th>
        </tr>
      </thead>
      <tbody>
        ${interfaces.map(
          ({ title, summary, tryIt, description }) =>
            html`<tr>
              <th scope="row"><a href="${tryIt}">${title}</a></th>
              <td>${summary}</td>
              <td>
                <a href="${description}"><code>${description}</code></a>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

const demoIn = ({ demo }: ServerFacts): Piece =>
  demo === undefined
    ? html``
    : html`<h2>Demo</h2>
        <p>
          This server holds the demo register. Its credentials are published, and refused wherever it is no
          demo.
        </p>
        <div class="scroll" tabindex="0" role="region" aria-label="Demo credentials">
          <table>
            <thead>
              <tr>
                <th scope="col">Organization</th>
                <th scope="col">Person</th>
                <th scope="col">Kind</th>
                <th scope="col">Credential</th>
              </tr>
            </thead>
            <tbody>
              ${demo.map(
                ({ organization, user, kind, secret }) =>
                  html`<tr>
                    <td>${organization}</td>
                    <td>${user}</td>
                    <td>${kind}</td>
                    <td><code>${secret}</code></td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`;
