// usage: node .ci/answers.mjs <host> <port>; exit code 0 when something accepts connections there.
import { connect } from "node:net";

const [host, port] = process.argv.slice(2);
const socket = connect({ host, port: Number(port), timeout: 2000 });
const end = (exitCode) => {
  socket.destroy();
  process.exit(exitCode);
};
socket.on("connect", () => end(0));
socket.on("error", () => end(1));
socket.on("timeout", () => end(1));
