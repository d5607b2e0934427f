import { causalitySchemas } from "./causality.ts";
import { collaborationSchemas } from "./collaboration.ts";
import { controlSchemas } from "./control.ts";
import { deliverySchemas } from "./delivery.ts";
import { logSchemas } from "./log-entry.ts";
import { matrixSchemas } from "./matrix.ts";
import { organizationSchemas } from "./organization.ts";
import { projectSchemas } from "./project.ts";
import { riskSchemas } from "./risk.ts";
import { serviceSchemas } from "./service.ts";
import { tagSchemas } from "./tag.ts";

/** The schema of every entity of the register; the schema tests compare them with the database. */
export const schemas = [
  ...causalitySchemas,
  ...collaborationSchemas,
  ...controlSchemas,
  ...deliverySchemas,
  ...logSchemas,
  ...matrixSchemas,
  ...organizationSchemas,
  ...projectSchemas,
  ...riskSchemas,
  ...serviceSchemas,
  ...tagSchemas,
] as const;
