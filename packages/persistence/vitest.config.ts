import { project } from "@riskloom/vitest";

export default project("persistence", { database: true });
