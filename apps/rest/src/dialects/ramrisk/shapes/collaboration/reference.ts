import { Reference, subjectKinds } from "@riskloom/domain";
import { z } from "zod";
import { type Answer, nullable, shown } from "../../../../engine/shape/codec.ts";
import { derived, ordered, ro, rw, split } from "../../../../engine/shape/field.ts";
import { shape } from "../../../../engine/shape/shape.ts";
import { file, pk, text } from "../../codecs.ts";
import { audit } from "../audit.ts";

const address = z.string().nullable();

/** Where the file is handed out, in the version that was asked; only the record that a reference begins at has it. */
function fileOf(reference: Reference, { origin, path }: Answer): string | null {
  if (reference.toFile === null) return null;
  const { id, projectId, fromRiskId, fromControlId, fromActionId } = reference;
  const [version] = /^\/api\/v\d/.exec(path) ?? [];
  const from = { risk: fromRiskId, control: fromControlId, action: fromActionId };
  const kind = subjectKinds.find((one) => from[one] !== null) ?? "risk";
  return `${origin}${version}/projects/${projectId}/${kind}s/${from[kind]}/references/${id}/file`;
}

/** Where the other end is: a page of the product, the file, or the address that is referred to. */
export function urlOf(reference: Reference, answer: Answer): string {
  const { counterpart, toLink } = reference;
  if (counterpart === null) return fileOf(reference, answer) ?? toLink ?? "";
  const { kind, id, projectId } = counterpart;
  return `/${projectId}/${kind}s/?${kind}_id=${id}`;
}

export const reference = shape("Reference", Reference, {
  id: ro("id"),
  repr: ordered(null, ro("repr")),
  url: derived(shown(urlOf, z.string(), { type: "string" })),
  description: rw("description", text),
  to_project_name: ordered("toProjectId", ro("toProjectTitle")),
  project_name: ordered("projectId", ro("projectTitle")),
  backwards: ordered(null, ro("backwards")),
  to_link: rw("toLink", nullable(text)),
  to_file: split(derived(shown(fileOf, address)), rw("toFile", nullable(file))),
  from_risk: ro("fromRiskId"),
  from_control: ro("fromControlId"),
  from_action: ro("fromActionId"),
  to_risk: rw("toRiskId", nullable(pk)),
  to_control: rw("toControlId", nullable(pk)),
  to_action: rw("toActionId", nullable(pk)),
  project: ro("projectId"),
  to_project: ro("toProjectId"),
  ...audit,
});
