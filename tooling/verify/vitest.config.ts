import { project } from "@riskloom/vitest";

export default project("verify");
