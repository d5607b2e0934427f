import { access } from "./m0001-register/access.ts";
import { entry } from "./m0001-register/entry.ts";
import { fence } from "./m0001-register/fence.ts";
import { installation } from "./m0001-register/installation.ts";
import { log } from "./m0001-register/log.ts";
import { matrices } from "./m0001-register/matrices.ts";
import { organizations } from "./m0001-register/organizations.ts";
import { projects } from "./m0001-register/projects.ts";
import { references } from "./m0001-register/references.ts";
import { risks } from "./m0001-register/risks.ts";
import { session } from "./m0001-register/session.ts";
import { tracking } from "./m0001-register/tracking.ts";
import { turn } from "./m0001-register/turn.ts";

/** The register's first tables: tenants, people, projects, matrices, risks and the log; and all on which history and tenancy rest. */
export const m0001Register: readonly string[] = [
  ...session,
  ...fence,
  ...references,
  ...turn,
  ...tracking,
  ...organizations,
  ...projects,
  ...matrices,
  ...risks,
  ...log,
  ...access,
  ...entry,
  ...installation,
];
