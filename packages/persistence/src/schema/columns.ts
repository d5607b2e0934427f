import { p } from "@mikro-orm/postgresql";
import { InstantType } from "./instant-type.ts";

/** A moment: text with six fraction digits. */
export const instant = () => p.type(InstantType);

/** Columns of every tracked table that the database fills: its trigger stamps each version with the transaction's time and actor. */
const stamped = {
  createdAt: instant().defaultRaw("now()"),
  createdBy: p.integer().nullable(),
  updatedAt: instant().defaultRaw("now()"),
  updatedBy: p.integer().nullable(),
  version: p.integer().defaultRaw("1"),
};

/** Columns of every tracked, tenant-owned table. */
export const tracked = {
  id: p.integer().primary(),
  organizationId: p.integer(),
  ...stamped,
};

/** The same for records that string-id dialects show. */
export const identified = { ...tracked, uid: p.uuid() };

export const text = () => p.string().columnType("text");
export const real = () => p.float().columnType("double precision");
export const day = () => p.string().columnType("date");
