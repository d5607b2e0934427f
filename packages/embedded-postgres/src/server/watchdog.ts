import process from "node:process";

import { leaveServer, type UsedServer } from "./leave-server.ts";

// Run as a process of its own, to which the end of its input tells that the one that started it is done, or, without a word
// before, that it died.
const used: UsedServer = JSON.parse(process.argv[2] ?? "");
let said = "";
for await (const chunk of process.stdin) said += String(chunk);
await leaveServer(used, said === "");
