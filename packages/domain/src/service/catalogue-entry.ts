import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { maxBytes, maxLength } from "../values/limits.ts";

/** The lists of an organization that share one form: what its projects and its risks can be rated or filed as. */
export const catalogueKinds = ["riskLevel", "projectCategory", "riskSeverity"] as const;
export const CatalogueKind = z.enum(catalogueKinds);
export type CatalogueKind = z.infer<typeof CatalogueKind>;

/** An empty text is no text. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => text || null)
    .nullable();

/** The information of an entry; its size is in bytes, because that is how its interface documents it. */
const information = z
  .string()
  .refine((text) => new TextEncoder().encode(text).length <= maxBytes.information, {
    params: { issue: { code: "tooLarge", params: { maxBytes: maxBytes.information } } },
  })
  .transform((text) => (text.trim() === "" ? null : text))
  .nullable();

/** One entry of a list of an organization. It is retired by `disabled` and never deleted, since others may refer to it. */
export const CatalogueEntry = z.object({
  ...identity,
  kind: CatalogueKind,
  name: z.string().trim().min(1).max(maxLength.code),
  /** what others refer to it by: the name in small letters, spaces as underscores, until a project first refers to it */
  reference: z.string(),
  description: words(maxLength.name),
  information,
  /** the place in the list */
  position: z.int().min(-2_147_483_647).max(2_147_483_647).nullable(),
  /** whether nothing more may refer to it */
  disabled: z.boolean(),
  /** the system that it comes from, and its identifier there */
  source: words(maxLength.source),
  sourceId: words(maxLength.code),
  ...audit,
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

const written = CatalogueEntry.pick({
  name: true,
  description: true,
  information: true,
  position: true,
  disabled: true,
  source: true,
  sourceId: true,
});
export const CatalogueEntryPatch = written.partial();
export type CatalogueEntryPatch = z.infer<typeof CatalogueEntryPatch>;
export const CatalogueEntryDraft = CatalogueEntryPatch.required({ name: true });
export type CatalogueEntryDraft = z.infer<typeof CatalogueEntryDraft>;

/** The reference that belongs to a name. */
export const referenceOf = (name: string): string => name.toLowerCase().replaceAll(" ", "_");

/** One change of an entry: each attribute that changed, before and after. */
export const CatalogueChange = z.object({
  id: z.int(),
  action: z.enum(["create", "update"]),
  at: audit.createdAt,
  by: z.object({ id: z.int(), name: z.string() }).nullable(),
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
});
export type CatalogueChange = z.infer<typeof CatalogueChange>;
