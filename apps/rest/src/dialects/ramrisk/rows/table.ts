import type { Api } from "@riskloom/api";
import { resourceRowsOver } from "../../../engine/table/resource-rows.ts";
import { extension, type Row, rowsOver } from "../../../engine/table/row.ts";

/** The row helpers of this dialect: numeric ids, paths from behind the version. */
export const { get, post, put, patch, del } = rowsOver<Api, number>();
export const { lookup, keep, crud } = resourceRowsOver<Api, number>();

/** An update that the manual documents as PUT alone is there as PATCH too. */
export const alsoPatch = (row: Row<Api>): Row<Api>[] => extension("PATCH wherever PUT is documented", row);
