import { project } from "@riskloom/vitest";

export default project("server", { database: true });
