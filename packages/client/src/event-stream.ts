export interface EventStreamOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: (input: Request) => Promise<Response>;
}

/** That a stream of events broke off, or was refused; `error` is the register's own where it told one. */
class Failure extends Event {
  readonly error: unknown;
  readonly message: string;

  constructor(error: unknown) {
    super("error");
    this.error = error;
    this.message = error instanceof Error ? error.message : "The stream was refused.";
  }
}

/**
 * Server-sent events over `fetch`, as much of an `EventSource` as subscriptions need: Node has none without a flag, and
 * none can send a credential in a header. It does not connect again: whoever listens decides whether to ask once more.
 */
export class EventStream extends EventTarget {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSED = 2;
  readyState = 0;
  readonly #gone = new AbortController();

  constructor(url: string, options?: EventStreamOptions) {
    super();
    const { headers = {}, fetch: send = fetch } = options ?? {};
    this.#listen(
      send(
        new Request(url, { headers: { ...headers, Accept: "text/event-stream" }, signal: this.#gone.signal }),
      ),
    ).catch((error: unknown) => this.#fail(error));
  }

  close(): void {
    this.readyState = this.CLOSED;
    this.#gone.abort();
  }

  async #listen(sent: Promise<Response>): Promise<void> {
    const response = await sent;
    if (!response.ok || response.body === null) return this.#fail(await refusalOf(response));
    this.readyState = this.OPEN;
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let unread = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      const blocks = (unread + decoder.decode(value, { stream: true })).split("\n\n");
      unread = blocks.pop() ?? "";
      for (const block of blocks) this.dispatchEvent(eventOf(block));
    }
    // an error that the server told last is taken in first, and closes the stream
    await new Promise((resolve) => void setTimeout(resolve));
    this.#fail(new Error("The server ended the stream of events."));
  }

  #fail(error: unknown): void {
    // what comes after it was closed is nobody's failure
    if (this.readyState === this.CLOSED) return;
    this.close();
    this.dispatchEvent(new Failure(error));
  }
}

/** One event, as its lines tell it. */
function eventOf(block: string): MessageEvent {
  const fields = new Map<string, string>();
  for (const line of block.split("\n")) {
    const [, name = "", value = ""] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  const data = fields.get("data") ?? "";
  return new MessageEvent(fields.get("event") ?? "message", { data, lastEventId: fields.get("id") ?? "" });
}

async function refusalOf(response: Response): Promise<unknown> {
  const text = await response.text();
  const told: unknown = (response.headers.get("Content-Type") ?? "").startsWith("application/json")
    ? JSON.parse(text)
    : null;
  if (typeof told === "object" && told !== null && "error" in told) return told.error;
  return new Error(`The server answered with status ${response.status}.`);
}
