import type { Secret } from "@riskloom/api";
import { DomainError } from "@riskloom/domain";
import type { Connect } from "../table/connect.ts";
import type { Row } from "../table/row.ts";

interface Asking<Api> {
  readonly connect: Connect<Api>;
  readonly call: {
    readonly secret: Secret | null;
    readonly dialect: string;
    readonly appId?: string | undefined;
  };
  readonly params: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/**
 * The rows that read a body which the caller could send with success as far as rights go and as far as what the path names is there.
 * The register is asked by the very call of each row, as with a body of which nothing can be read: it tells whether the caller may,
 * and does nothing.
 */
export async function permittedRows<Api>(
  rows: readonly Row<Api>[],
  { connect, call, params, headers }: Asking<Api>,
): Promise<Row<Api>[]> {
  const permitted: Row<Api>[] = [];
  for (const row of rows) {
    if (row.reply.reads === undefined || row.absent !== undefined) continue;
    const { api } = await connect({ ...call, unread: "everything" });
    const page = { offset: 0, limit: 1 };
    const sent = { path: params, page, query: {}, body: {}, headers };
    const refusal: unknown = await row.call(api, sent).catch((error: unknown) => error);
    if (!(refusal instanceof DomainError))
      throw refusal instanceof Error ? refusal : new Error("nothing was refused");
    if (refusal.code === "Unauthenticated" || refusal.code === "Unavailable") throw refusal;
    if (refusal.code !== "Forbidden" && refusal.code !== "NotFound") permitted.push(row);
  }
  return permitted;
}
