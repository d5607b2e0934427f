import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A way to a database that can fail as networks and servers do. */
export interface Wire {
  /** the database by this way */
  readonly url: string;
  /** ends what is connected; whoever connects from now on is refused */
  cut(): void;
  /** nothing gets through any more, nor is anything refused */
  freeze(): void;
  /** all is as it was; what was frozen goes on */
  mend(): void;
  close(): Promise<void>;
}

/** Makes a way through this process to the database of a URL, for tests. */
export async function wireTo(url: string): Promise<Wire> {
  const target = new URL(url);
  const ends = new Set<Socket>();
  let state: "whole" | "cut" | "frozen" = "whole";
  const server = createServer((near) => {
    if (state === "cut") {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(target.port || 5432), target.hostname);
    tie(near, far, ends);
    tie(far, near, ends);
    if (state === "frozen") for (const end of [near, far]) end.pause();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const near = new URL(url);
  near.hostname = "127.0.0.1";
  near.port = String(typeof address === "object" && address !== null ? address.port : 0);
  const cut = () => {
    state = "cut";
    for (const end of ends) end.resetAndDestroy();
  };
  return {
    url: near.href,
    cut,
    freeze: () => {
      state = "frozen";
      for (const end of ends) end.pause();
    },
    mend: () => {
      state = "whole";
      for (const end of ends) end.resume();
    },
    close: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}

/** What comes in at one end goes out at the other, and they end together. */
function tie(one: Socket, other: Socket, ends: Set<Socket>): void {
  ends.add(one);
  one.on("error", () => other.destroy());
  one.on("close", () => {
    ends.delete(one);
    other.destroy();
  });
  one.pipe(other);
}
