import { z } from "zod";
import { audit } from "../values/audit.ts";
import { maxLength } from "../values/limits.ts";
import { FileContent, StoredFile } from "./stored-file.ts";
import { subjectKinds } from "../register/subject.ts";
import { isExecutableAddress } from "../values/web-address.ts";

const id = z.int().nullable();

/** That a risk, control or action points to another one, to a file or to an address. Belongs to the project it points from. */
export const Reference = z.object({
  id: z.int(),
  projectId: z.int(),
  projectTitle: z.string(),
  fromRiskId: id,
  fromControlId: id,
  fromActionId: id,
  toRiskId: id,
  toControlId: id,
  toActionId: id,
  toFile: StoredFile.nullable(),
  toLink: z.string().nullable(),
  /** of the record that is pointed to; null for files and addresses */
  toProjectId: id,
  toProjectTitle: z.string().nullable(),
  description: z.string(),
  /** seen from the record that is pointed to */
  backwards: z.boolean(),
  /** the other end in words: "Control #1 Inspect the face" */
  repr: z.string(),
  /** the other end, when it is a record */
  counterpart: z.object({ kind: z.enum(subjectKinds), id: z.int(), projectId: z.int() }).nullable(),
  ...audit,
});
export type Reference = z.infer<typeof Reference>;

const address = z
  .string()
  .trim()
  .min(1)
  .max(maxLength.url)
  .refine((given) => !isExecutableAddress(given), {
    error: "An address of this kind is not accepted.",
  });

const ref = z.union([z.int(), z.uuid()]);

/** The file that is there already: its own identifier, or that of the reference that points to it. */
const KeptFile = z.union([z.object({ id: z.int() }), z.object({ referenceId: z.int() })]);

/** What a reference points to: exactly one of these. */
export const ReferenceTarget = z.object({
  toRiskId: ref.nullish(),
  toControlId: ref.nullish(),
  toActionId: ref.nullish(),
  toFile: z.union([FileContent, KeptFile]).nullish(),
  toLink: address.nullish(),
});
export type ReferenceTarget = z.infer<typeof ReferenceTarget>;

const description = z.string().trim().max(maxLength.text);
export const ReferenceDraft = ReferenceTarget.extend({ description: description.default("") });
/** Without a target the reference keeps the one it has. */
export const ReferencePatch = ReferenceTarget.extend({ description: description.optional() });
