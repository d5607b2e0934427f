import { migrate } from "../src/migrate.ts";

const { applied } = await migrate(process.argv[2] ?? "");
process.send?.(applied);
process.disconnect();
