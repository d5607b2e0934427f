import { project } from "@riskloom/vitest";

export default project("client", { database: true });
