type Json = Record<string, unknown>;
interface Sending {
  body?: object;
  headers?: Record<string, string>;
}

interface Options {
  /** answers a request, as the global `fetch` does */
  fetch: (request: Request) => Promise<Response>;
  /** as in `https://ramrisk.example.com` */
  server: string;
  version: "v1" | "v2";
  /** the identifier of the API app, for META */
  appId?: string;
}

/** What the server said when it refused a request: one sentence, or what is wrong with each field. */
export class RamRiskError extends Error {
  override readonly name = "RamRiskError";
  readonly status: number;
  readonly allow: readonly string[];
  readonly fields: Readonly<Json>;

  constructor({ status, headers }: Response, { detail, ...fields }: Json) {
    super(typeof detail === "string" ? detail : "Some fields are not valid.");
    this.status = status;
    this.allow = (headers.get("Allow") ?? "").split(", ");
    this.fields = fields;
  }
}

/** A token for a name and a password: the same one each time. */
export async function ramriskToken(
  { fetch, server }: Options,
  login: { username: string; password: string },
): Promise<string> {
  const { token } = await requester(fetch)("POST", `${server}/api/api-token-auth/`, { body: login });
  if (typeof token !== "string" || !/^[0-9a-f]{40}$/.test(token)) throw new Error("no token");
  return token;
}

/**
 * A client as an integrator writes it after the manual: every collection page by page along `next`, choices from OPTIONS.
 * It is as strict as a typed one: envelopes are whole, records have numbers for identifiers, what is deleted answers nothing.
 */
export function ramriskClient({ fetch, server, version, appId }: Options, token: string) {
  const base = `${server}/api/${version}`;
  const ask = requester(fetch, {
    Authorization: `Token ${token}`,
    ...(appId !== undefined && { "X-APP-ID": appId }),
  });
  const at = (path: string) => `${base}/${path}`;

  return {
    get: (path: string) => ask("GET", at(path)).then(record),
    create: (path: string, body: object) => ask("POST", at(path), { body }).then(record),
    replace: (path: string, body: object) => ask("PUT", at(path), { body }).then(record),
    /** Changes a record, only if nobody has since the entity tag was given. */
    change: (path: string, body: object, tag?: string) =>
      ask("PATCH", at(path), { body, ...(tag !== undefined && { headers: { "If-Match": tag } }) }).then(
        record,
      ),
    remove: async (path: string): Promise<void> => {
      if ((await ask("DELETE", at(path))) !== nothing) throw new Error("something about nothing");
    },

    /** All records of a collection, page by page; answers the sizes of the pages too. */
    async all(path: string, parameters: Record<string, string> = {}) {
      const rows: Json[] = [];
      const sizes: number[] = [];
      let url: string | null = `${at(path)}?${new URLSearchParams(parameters).toString()}`;
      while (url !== null) {
        const { count, next, previous, results } = envelope(await ask("GET", url));
        if ((previous === null) !== (sizes.length === 0))
          throw new Error("a page that does not know its place");
        rows.push(...results);
        sizes.push(results.length);
        if (next === null && rows.length !== count) throw new Error(`${rows.length} of ${count} records`);
        // the manual prints relative links
        url = next === null ? null : new URL(next, url).href;
      }
      return { rows, sizes };
    },

    /** The choices of a field that is written, by their values. */
    async choices(path: string, field: string): Promise<Map<unknown, string>> {
      const { actions } = (await ask("OPTIONS", at(path))) as {
        actions?: Record<string, Record<string, Json>>;
      };
      const { choices } = (actions?.["POST"] ?? actions?.["PUT"])?.[field] ?? {};
      if (!Array.isArray(choices)) throw new Error(`no choices of ${field}`);
      return new Map(
        (choices as { value: unknown; display_name: string }[]).map(({ value, display_name: name }) => [
          value,
          name,
        ]),
      );
    },
  };
}

const nothing: Json = {};

/** Sends requests with the same headers; answers what JSON they bring, or throws what the server said. */
const requester =
  (fetch: Options["fetch"], own: Record<string, string> = {}) =>
  async (method: string, url: string, { body, headers = {} }: Sending = {}): Promise<Json> => {
    const type: Record<string, string> = body ? { "Content-Type": "application/json" } : {};
    const init = { method, headers: { Accept: "application/json", ...own, ...type, ...headers } };
    const response = await fetch(new Request(url, { ...init, ...(body && { body: JSON.stringify(body) }) }));
    const text = await response.text();
    if (response.status === 204 && text === "") return nothing;
    if (response.headers.get("Content-Type") !== "application/json") throw new Error(`no JSON: ${text}`);
    const answer = JSON.parse(text) as Json;
    if (!response.ok) throw new RamRiskError(response, answer);
    return answer;
  };

function record(answer: Json): Json {
  if (!Number.isInteger(answer["id"])) throw new Error("a record without an identifier");
  return answer;
}

interface Envelope {
  count: number;
  next: string | null;
  previous: string | null;
  results: Json[];
}

function envelope(answer: Json): Envelope {
  const keys = Object.keys(answer).toSorted().join();
  if (keys !== "count,next,previous,results") throw new Error(`no collection: ${keys}`);
  return answer as unknown as Envelope;
}
