import { project } from "@riskloom/vitest";

export default project("risk-math");
