/** An answer that a dialect has decided on its own: status, headers and JSON body (`undefined` for none). */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`answered with ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}
