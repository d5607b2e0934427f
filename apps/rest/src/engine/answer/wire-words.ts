import { DomainError, type Issue } from "@riskloom/domain";
import type { Dialect } from "../table/dialect.ts";
import type { Row } from "../table/row.ts";

type Answering = Pick<Dialect<never>, "appHeader">;

/** A refusal of the register with its issues in wire names, in the order of the fields of the row's body. */
export function inWireWords(
  { code, message, issues }: DomainError,
  { appHeader }: Answering,
  row: Row<never> | undefined,
): DomainError {
  const shape = row?.reply.reads?.shape;
  /** A body may be one entry of a list that the register is sent. */
  const placeOf = (path: Issue["path"]): Issue["path"] =>
    shape?.wirePath(
      typeof path[1] === "number" && shape.wirePath(path).length === 0 ? path.slice(2) : path,
    ) ?? [];
  const nameOf = (key: unknown) => shape?.wirePath([String(key)])[0] ?? key;
  const inWords = issues.map(({ path, params, ...issue }): Issue => {
    const fields = params?.["fields"];
    const renamed = Array.isArray(fields) ? { ...params, fields: fields.map(nameOf) } : params;
    const named = path[0] === "appId" && appHeader !== undefined ? [appHeader] : undefined;
    return { ...issue, path: named ?? placeOf(path), ...(renamed && { params: renamed }) };
  });
  return new DomainError(code, message, inOrder(inWords, row));
}

/** Issues in wire names in the order of the fields that they blame; what is wrong with the whole comes last. */
export function inOrder(issues: readonly Issue[], row: Row<never> | undefined): Issue[] {
  const columns = row?.reply.reads?.shape.columns ?? [];
  const rank = ({ path: [key] }: Issue): number => {
    const at = columns.findIndex(({ name, written }) => name === key || written?.alias === key);
    return at < 0 ? columns.length : at;
  };
  return issues.toSorted((one, other) => rank(one) - rank(other));
}

/** A record that the path names and a procedure took for a value is as absent as one that it looked up. */
export const isOfPath = ({ issues }: DomainError, row: Row<never> | undefined): boolean =>
  issues.some(
    ({ code, path: [key] }) => code === "unknownReference" && row?.path.includes(`{${key}}`) === true,
  );
