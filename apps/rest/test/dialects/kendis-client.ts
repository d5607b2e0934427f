/**
 * A client as the product's own pages teach to write one: Basic authentication with e-mail and key, pages until
 * `startAt` and the rows reach `total`, and another attempt after a growing pause where the server timed out.
 */
export class KendisClient {
  readonly #fetch: typeof fetch;
  readonly #authorization: string;
  readonly #pause: (milliseconds: number) => Promise<void>;

  constructor(
    fetcher: typeof fetch,
    { email, apiKey }: { email: string; apiKey: string },
    pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  ) {
    this.#fetch = fetcher;
    this.#authorization = `Basic ${btoa(`${email}:${apiKey}`)}`;
    this.#pause = pause;
  }

  /** Every row of a list, page by page. */
  async all<Row>(
    path: string,
    { fields, pageLimit = 50 }: { fields?: string; pageLimit?: number } = {},
  ): Promise<Row[]> {
    const rows: Row[] = [];
    for (;;) {
      const query = new URLSearchParams({ startAt: String(rows.length), pageLimit: String(pageLimit) });
      if (fields !== undefined) query.set("fields", fields);
      const { data, total } = (await this.get(`${path}?${query.toString()}`)) as {
        data: Row[];
        total: number;
      };
      rows.push(...data);
      if (data.length === 0 || rows.length >= total) return rows;
    }
  }

  async get(path: string): Promise<unknown> {
    for (let attempt = 0; ; attempt++) {
      const response = await this.#fetch(`http://rest.test${path}`, {
        headers: { Authorization: this.#authorization, Accept: "application/json" },
      });
      const body = (await response.json()) as { errorMessages?: string; error?: string };
      if (response.status === 504 && attempt < 3) await this.#pause(1000 * 2 ** attempt);
      else if (response.ok) return body;
      else throw new Error(body.errorMessages ?? body.error);
    }
  }
}
