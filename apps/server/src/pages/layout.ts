import { html } from "hono/html";

/** A piece of a page, its texts escaped. */
export type Piece = ReturnType<typeof html>;

interface Layout {
  readonly title: string;
  readonly body: Piece;
  /** what belongs into the head beside the title and our own style */
  readonly head?: Piece;
}

const links = [
  ["/", "Start"],
  ["/docs", "Documentation"],
  ["/docs/procedures", "Procedures"],
  ["/openapi.json", "OpenAPI"],
] as const;

/** A whole page. Nothing in it comes from another server, and nothing is written into it that is not escaped. */
export const layout = ({ title, body, head = html`` }: Layout): Piece =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${head}
        <link rel="stylesheet" href="/docs/assets/pages.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <nav aria-label="Pages">
            <ul>
              ${links.map(([to, word]) => html`<li><a href="${to}">${word}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main id="main" tabindex="-1">${body}</main>
      </body>
    </html>`;
