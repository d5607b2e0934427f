import { listen } from "../src/listen.ts";
import { demoServer } from "./demo-server.ts";

/** The demo server on a socket of its own, for pages that show how it is asked. */
export interface ListeningDemo {
  url: string;
  stop(): Promise<void>;
}

export async function listeningDemo(): Promise<ListeningDemo> {
  const server = await demoServer();
  const { url, stop } = await listen(server.handler, { host: "127.0.0.1", port: 0 });
  return {
    url,
    stop: async () => {
      await stop();
      await server.drop();
    },
  };
}
