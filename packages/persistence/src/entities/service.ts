import { defineEntity, p } from "@mikro-orm/postgresql";
import type { CatalogueKind, IncidentCodeKind } from "@riskloom/domain";
import { identified, instant, text, tracked } from "../schema/columns.ts";

export const CatalogueEntrySchema = defineEntity({
  name: "CatalogueEntry",
  tableName: "catalogue_entry",
  properties: {
    ...identified,
    kind: text().$type<CatalogueKind>(),
    name: text(),
    reference: text(),
    description: text().nullable(),
    information: text().nullable(),
    position: p.integer().nullable(),
    disabled: p.boolean(),
    source: text().nullable(),
    sourceId: text().nullable(),
  },
});
export class CatalogueEntry extends CatalogueEntrySchema.class {}
CatalogueEntrySchema.setClass(CatalogueEntry);

/** What an incident's status or type can be; organizations without any of a kind have the usual ones. */
export const IncidentCodeSchema = defineEntity({
  name: "IncidentCode",
  tableName: "incident_code",
  properties: {
    ...tracked,
    kind: text().$type<IncidentCodeKind>(),
    code: text(),
    ordering: p.integer(),
  },
});
export class IncidentCode extends IncidentCodeSchema.class {}
IncidentCodeSchema.setClass(IncidentCode);

export const IncidentSchema = defineEntity({
  name: "Incident",
  tableName: "incident",
  properties: {
    ...identified,
    name: text(),
    status: text(),
    type: text(),
    date: instant(),
    description: text(),
    reportedBy: text(),
    location: text(),
    severity: text(),
    nextUpdate: p.bigint("number"),
    resolvedDate: instant().nullable(),
    backdated: p.boolean(),
    /** how often its whole content was replaced: each time makes a version, even one that differs in nothing else */
    replacements: p.integer(),
    /** the version that such a replacement made, and since when and by whom its content is what it is */
    restatedVersion: p.integer().nullable(),
    contentAt: instant().nullable(),
    contentBy: p.integer().nullable(),
    riskId: p.integer().nullable(),
  },
});
export class Incident extends IncidentSchema.class {}
IncidentSchema.setClass(Incident);

export const serviceSchemas = [CatalogueEntrySchema, IncidentCodeSchema, IncidentSchema] as const;
