import { migrate } from "../src/upgrade/migrate.ts";

const { applied } = await migrate(process.argv[2] ?? "");
process.send?.(applied);
process.disconnect();
