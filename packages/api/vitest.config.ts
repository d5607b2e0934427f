import { project } from "@riskloom/vitest";

export default project("api", { database: true });
