import { everyAnswer } from "@riskloom/rest";
import { assets } from "./assets.ts";
import { docsPage, tryPage } from "./docs-pages.ts";
import { frontPage } from "./front-page.ts";
import type { Piece } from "./layout.ts";
import { proceduresPage } from "./procedures-page.ts";
import { factsOf } from "./server-facts.ts";

/** Scripts, styles and requests of pages stay on this server. Swagger UI writes styles into its elements. */
const policy = (styles: "" | " 'unsafe-inline'"): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${styles}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

interface Page {
  readonly type: string;
  readonly content: string | Promise<string>;
  readonly headers?: Readonly<Record<string, string>>;
}

type Facts = Parameters<typeof factsOf>[0];

/** What this server says of itself: at `/` to people and programs, and the pages and files below `/docs`. Undefined for any other path. */
export function pagesOf(facts: Facts): (request: Request, pathname: string) => Promise<Response> | undefined {
  return (request, pathname) => {
    const page = pageAt(pathname, request, facts);
    if (page === undefined) return undefined;
    if (request.method === "OPTIONS" || !["GET", "HEAD"].includes(request.method))
      return Promise.resolve(allowing(request.method === "OPTIONS" ? 204 : 405));
    return page().then(async ({ type, content, headers }) => {
      const bytes = Buffer.from(await content);
      const told = {
        ...everyAnswer(),
        ...headers,
        "Content-Type": type,
        "Content-Length": `${bytes.length}`,
      };
      return new Response(request.method === "HEAD" ? null : bytes, { headers: told });
    });
  };
}

function pageAt(pathname: string, request: Request, about: Facts): (() => Promise<Page>) | undefined {
  const shown =
    (piece: () => Piece, styles: "" | " 'unsafe-inline'" = "") =>
    async (): Promise<Page> => ({
      type: "text/html; charset=utf-8",
      content: String(await piece()),
      headers: { "Content-Security-Policy": policy(styles), Vary: "Accept" },
    });
  if (pathname === "/")
    return wantsPage(request)
      ? shown(() => frontPage(factsOf(about)))
      : () =>
          Promise.resolve({
            type: "application/json",
            content: JSON.stringify(factsOf(about)),
            headers: { Vary: "Accept" },
          });
  if (pathname === "/docs") return shown(() => docsPage(factsOf(about)));
  if (pathname === "/docs/procedures") return shown(proceduresPage);
  if (!pathname.startsWith("/docs/")) return undefined;
  const dialect = factsOf(about).interfaces.find(({ tryIt }) => tryIt === pathname);
  if (dialect) return shown(() => tryPage(dialect), " 'unsafe-inline'");
  const asset = pathname.startsWith("/docs/assets/")
    ? assets.get(pathname.slice("/docs/assets/".length))
    : undefined;
  return asset && (() => asset().then(({ type, content }) => ({ type: `${type}; charset=utf-8`, content })));
}

/** Browsers name HTML; programs that name nothing, or anything, get JSON. */
const wantsPage = ({ headers }: Request): boolean =>
  /(^|,)\s*(text\/html|application\/xhtml\+xml)\s*(;(?!\s*q=0(\.0*)?\s*(,|$))|,|$)/i.test(
    headers.get("Accept") ?? "",
  );

const allowing = (status: number): Response =>
  new Response(null, { status, headers: { ...everyAnswer(), Allow: "GET, HEAD, OPTIONS" } });
