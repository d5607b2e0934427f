import { connect, type Socket } from "node:net";

/** A connection on which anything can be written, and all that came back. */
export interface Raw {
  readonly socket: Socket;
  write(text: string): void;
  /** waits until the text came back so often, or the connection was closed; answers all that came */
  until(text: string, times?: number): Promise<string>;
  /** waits until the other side closed; answers all that came */
  closed(): Promise<string>;
}

export async function raw(url: string): Promise<Raw> {
  const { port } = new URL(url);
  const socket = connect(Number(port), "127.0.0.1");
  let came = "";
  let over = false;
  const watchers = new Set<() => void>();
  const look = () => {
    for (const watcher of watchers) watcher();
  };
  socket.setEncoding("utf8");
  socket.on("data", (text: string) => {
    came += text;
    look();
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    over = true;
    look();
  });
  await new Promise((resolve) => socket.once("connect", resolve));
  const wait = (enough: () => boolean) =>
    new Promise<string>((resolve) => {
      const watcher = () => {
        if (!over && !enough()) return;
        watchers.delete(watcher);
        resolve(came);
      };
      watchers.add(watcher);
      watcher();
    });
  return {
    socket,
    write: (text) => void socket.write(text),
    until: (text, times = 1) => wait(() => came.split(text).length > times),
    closed: () => wait(() => false),
  };
}
