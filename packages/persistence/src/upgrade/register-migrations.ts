import { m0001Register } from "../migrations/m0001-register.ts";
import { m0002Controls } from "../migrations/m0002-controls.ts";
import { m0003Collaboration } from "../migrations/m0003-collaboration.ts";
import { m0004Delivery } from "../migrations/m0004-delivery.ts";
import { m0005Service } from "../migrations/m0005-service.ts";
import { m0006PastParts } from "../migrations/m0006-past-parts.ts";
import { m0007KnownAccess } from "../migrations/m0007-known-access.ts";
import { m0008PastPages } from "../migrations/m0008-past-pages.ts";
import { m0012Sessions } from "../migrations/m0012-sessions.ts";
import { m0013TextOrder } from "../migrations/m0013-text-order.ts";
import { m0014Installation } from "../migrations/m0014-installation.ts";
import { m0015IncidentContent } from "../migrations/m0015-incident-content.ts";

/** One step of the schema: its statements, written out, run in one transaction with those of the other steps that are due. */
export interface RegisterMigration {
  /** as the database keeps it of those that ran */
  name: string;
  statements: readonly string[];
}

/**
 * The register's migrations, oldest first. Each is SQL that stands written out and uses no living code, so that a database
 * has the same schema whichever version of the program made it; one that was released is never edited.
 */
export const registerMigrations: readonly RegisterMigration[] = [
  { name: "m0001-register", statements: m0001Register },
  { name: "m0002-controls", statements: m0002Controls },
  { name: "m0003-collaboration", statements: m0003Collaboration },
  { name: "m0004-delivery", statements: m0004Delivery },
  { name: "m0005-service", statements: m0005Service },
  { name: "m0006-past-parts", statements: m0006PastParts },
  { name: "m0007-known-access", statements: m0007KnownAccess },
  { name: "m0008-past-pages", statements: m0008PastPages },
  { name: "m0012-sessions", statements: m0012Sessions },
  { name: "m0013-text-order", statements: m0013TextOrder },
  { name: "m0014-installation", statements: m0014Installation },
  { name: "m0015-incident-content", statements: m0015IncidentContent },
];
