import type { DemoControl } from "../../types.ts";
import { driveControls } from "./drive.ts";
import { managementControls } from "./management.ts";
import { siteControls } from "./site.ts";

export const controls: readonly DemoControl[] = [...driveControls, ...siteControls, ...managementControls];
