import { project } from "@riskloom/vitest";

export default project("demo", { database: true });
