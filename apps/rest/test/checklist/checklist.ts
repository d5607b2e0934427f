import { dialects } from "../../src/app.ts";
import documented from "./endpoints.json" with { type: "json" };

/** Where a manual's paths begin on this server, when the manual does not say. */
const bases: Readonly<Record<string, string>> = { xurrent: "/v1" };

/** A method and path with its placeholders made alike: `GET /api/v1/projects/{}`. */
const endpoint = (method: string, path: string): string =>
  `${method} ${path.replaceAll(/\{\w+\}|:\w+/g, "{}").replace(/(?<=.)\/$/, "")}`;

/** Every documented method and path. */
export const checklist: ReadonlySet<string> = new Set(
  documented.map(({ dialect, method, path }) => endpoint(method, (bases[dialect] ?? "") + path)),
);

export interface Served {
  endpoint: string;
  extension: string | undefined;
}

/** Every method and path that a row answers; a documented row that is refused on purpose counts. */
export const served: readonly Served[] = dialects.flatMap(({ rows }) =>
  rows.flatMap(({ method, path, extension }) => [
    { endpoint: endpoint(method, path), extension },
    // every path answers OPTIONS; only RamRisk's manual says so
    ...(checklist.has(endpoint("OPTIONS", path))
      ? [{ endpoint: endpoint("OPTIONS", path), extension: undefined }]
      : []),
  ]),
);
