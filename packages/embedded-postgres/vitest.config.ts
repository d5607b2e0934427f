import { project } from "@riskloom/vitest";

export default project("embedded-postgres");
