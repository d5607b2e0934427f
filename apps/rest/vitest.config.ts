import { project } from "@riskloom/vitest";

export default project("rest", { database: true });
