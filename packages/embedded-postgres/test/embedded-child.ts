import { startEmbedded } from "../src/start-embedded.ts";

// Run by the tests as a process of its own: starts (or joins) the server and waits to be told to stop, or killed.
const [dataDir = "", temporary = "", uid = ""] = process.argv.slice(2);
if (uid !== "") {
  process.setgroups?.([]);
  process.setgid?.(Number(uid));
  process.setuid?.(Number(uid));
}
try {
  const server = await startEmbedded({ dataDir, durable: false, temporary: temporary !== "" });
  const { port, url, loginUrl, reused } = server;
  console.log(JSON.stringify({ port, url, loginUrl, reused }));
  process.once("message", () => {
    void server.stop().then(() => process.disconnect());
  });
} catch (error) {
  console.log(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
  process.disconnect();
}
