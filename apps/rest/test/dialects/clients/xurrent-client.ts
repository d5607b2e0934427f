interface Options {
  /** answers a request, as the global `fetch` does */
  fetch: (request: Request) => Promise<Response>;
  /** as in `https://api.example.com/v1` */
  base: string;
  token: string;
  account: string;
  /** waits some seconds */
  sleep: (seconds: number) => Promise<void>;
}

/** What the server said when it refused a request. */
export class XurrentError extends Error {
  override readonly name = "XurrentError";
  readonly status: number;
  readonly errors: [field: string, message: string][];

  constructor(status: number, { message, errors = [] }: { message: string; errors?: [string, string][] }) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

/**
 * A client as the makers of the known ones write it: pages of a hundred, the next one by its link, one wait after a 429. It is as
 * strict as the strictest of them: rate-limit headers on every success, no `message` in one, and links that can be split at commas.
 */
export function xurrentClient({ fetch, base, token, account, sleep }: Options) {
  async function ask(method: string, url: string, body?: object): Promise<Response> {
    const headers = {
      Authorization: `Bearer ${token}`,
      "X-4me-Account": account,
      "User-Agent": "4me-sdk-test/1.0",
      "Content-Type": "application/json",
    };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const first = await fetch(new Request(url, init));
    if (first.status !== 429) return first;
    await sleep(Number(first.headers.get("Retry-After")));
    return fetch(new Request(url, init));
  }

  async function record(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const response = await checked(await ask(method, `${base}/${path}`, body));
    if (response.headers.has("X-Pagination-Total-Entries"))
      throw new Error("a record that looks like a list");
    const found = (await response.json()) as Record<string, unknown>;
    if ("message" in found) throw new Error("a success that looks like a failure");
    return found;
  }

  return {
    get: (path: string) => record("GET", path),
    create: (resource: string, body: object) => record("POST", resource, body),
    update: (path: string, body: object) => record("PATCH", path, body),

    /** All records that the parameters ask for, page by page; answers the number of pages too. */
    async all(resource: string, parameters: Record<string, string> = {}) {
      const rows: Record<string, unknown>[] = [];
      let pages = 0;
      let url: string | undefined = `${base}/${resource}/?${new URLSearchParams(parameters).toString()}`;
      while (url !== undefined) {
        const response: Response = await checked(await ask("GET", url));
        if (!response.headers.has("X-Pagination-Total-Entries"))
          throw new Error("a list that looks like a record");
        rows.push(...((await response.json()) as Record<string, unknown>[]));
        pages++;
        url = nextOf(response.headers.get("Link") ?? "");
      }
      return { rows, pages };
    },
  };
}

async function checked(response: Response): Promise<Response> {
  if (!response.ok) throw new XurrentError(response.status, (await response.json()) as { message: string });
  for (const name of ["Limit", "Remaining", "Reset"])
    if (!/^\d+$/.test(response.headers.get(`X-RateLimit-${name}`) ?? ""))
      throw new Error(`no X-RateLimit-${name}`);
  return response;
}

/** Splits at commas first, as the Python client does. */
const nextOf = (header: string): string | undefined =>
  header
    .split(",")
    .map((link) => /^\s*<([^>;]+)>;\s*rel="next"$/.exec(link)?.[1])
    .find(Boolean);
