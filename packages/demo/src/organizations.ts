import { harbourTunnel } from "./harbour-tunnel/project.ts";
import { officeRelocation } from "./other-tenant.ts";
import {
  contractorCredentials,
  contractorUsers,
  otherTenantCredentials,
  otherTenantUsers,
} from "./people.ts";
import { programmeIncrement } from "./programme-increment/project.ts";
import { incidents } from "./service/incidents.ts";
import { lists } from "./service/lists.ts";
import type { DemoOrganization } from "./types.ts";

/** All that a demo installation holds, in the order in which it is created. */
export const demoOrganizations: readonly DemoOrganization[] = [
  {
    key: "demo-contractor",
    name: "Demo Contractor",
    createdAt: "2026-05-01T06:00:00.000000Z",
    users: contractorUsers,
    credentials: contractorCredentials,
    apiApps: ["demo-app", "demo-app-2"],
    projects: [harbourTunnel, programmeIncrement],
    service: [...lists, ...incidents],
    projectGroup: "All projects",
  },
  {
    key: "other-tenant",
    name: "Other Tenant",
    createdAt: "2026-05-04T06:00:00.000000Z",
    users: otherTenantUsers,
    credentials: otherTenantCredentials,
    apiApps: [],
    projects: [officeRelocation],
    service: [],
    projectGroup: "All projects",
  },
];
