import {
  conflict,
  DomainError,
  forbidden,
  invalid,
  notFound,
  preconditionFailed,
  rateLimited,
  tooLarge,
  unauthenticated,
  unavailable,
} from "@riskloom/domain";
import { Unreadable } from "../body/unreadable.ts";
import type { Dialect } from "../table/dialect.ts";
import { told } from "../answer/failure.ts";
import type { Refusal } from "../table/refusal.ts";
import type { Row } from "../table/row.ts";

/** What can be in the way of a request, and how the dialect refuses it then. */
export interface Occasion {
  readonly when: string;
  readonly refusal: Pick<Refusal, "status"> & Partial<Refusal>;
}

const known = new WeakMap<Dialect<never>, Map<string, readonly Occasion[]>>();

/** What can be in the way of a row's requests, as far as its method and its reply tell; made once of all rows that differ in nothing of it. */
export function occasionsOf(dialect: Dialect<never>, row: Row<never>): readonly Occasion[] {
  const { method, open, failure, reply, path } = row;
  const key = [method, open, failure, path.endsWith("}"), fieldOf(reply)].join(" ");
  const ofDialect = known.get(dialect) ?? new Map<string, readonly Occasion[]>();
  known.set(dialect, ofDialect);
  const occasions = ofDialect.get(key) ?? [
    ...ofAny(dialect, row),
    ...(row.reply.reads ? ofBodies(dialect, row) : []),
    ...(row.method === "GET" ? [] : ofWrites(dialect, row)),
  ];
  ofDialect.set(key, occasions);
  return occasions;
}

/** A field that a body may lack. */
const fieldOf = ({ reads }: Row<never>["reply"]): string | undefined =>
  reads?.shape.columns.find(({ written }) => written)?.name;

const refusedBy =
  (dialect: Dialect<never>, row: Row<never>) =>
  (when: string, error: DomainError): Occasion => ({ when, refusal: told(dialect.error(error, row), error) });

function ofAny(dialect: Dialect<never>, row: Row<never>): Occasion[] {
  const refused = refusedBy(dialect, row);
  const yesterday = { format: "datetime", value: "yesterday" };
  return [
    refused(
      "A header or parameter cannot be read.",
      invalid({ path: ["X-As-Of"], code: "invalidFormat", params: yesterday }),
    ),
    ...(row.open === true
      ? [
          refused("There were too many attempts.", rateLimited(60)),
          refused("Nobody is known by the credential that came along.", unauthenticated()),
        ]
      : [{ when: "Nobody is known by this credential, or none was sent.", refusal: dialect.anonymous() }]),
    refused("The caller may not do this.", forbidden()),
    refused("There is no such record, or none that the caller may see.", notFound("record")),
    refused("What was sent, or the answer, is too large.", tooLarge(1 << 20)),
    { when: "Something failed that was not foreseen.", refusal: dialect.crash(row) },
    refused("The register cannot answer now.", unavailable("Too many requests are being answered.")),
  ];
}

function ofBodies(dialect: Dialect<never>, row: Row<never>): Occasion[] {
  const cut = new Unreadable("syntax", "Unexpected end of JSON input", "json");
  const lacking = invalid({ path: [fieldOf(row.reply) ?? ""], code: "required" });
  return [
    refusedBy(dialect, row)("Something is wrong with the body; all of it is told at once.", lacking),
    { when: "The body cannot be read.", refusal: dialect.unreadable(cut) },
  ];
}

function ofWrites(dialect: Dialect<never>, row: Row<never>): Occasion[] {
  const refused = refusedBy(dialect, row);
  const reused = new DomainError("Conflict", "The idempotency key was used with another request.", [
    { path: [], code: "keyReused" },
  ]);
  return [
    refused(
      "The state of the record does not allow it.",
      conflict("The state of the record does not allow it."),
    ),
    refused("The record is not the one that `If-Match` or `If-None-Match` asks for.", preconditionFailed(2)),
    ...(row.method === "POST"
      ? [refused("The key of `Idempotency-Key` was used with another request.", reused)]
      : []),
  ];
}
