import { type CustomTypesConfig, TypeOverrides, types as postgres } from "pg";
import { instantFromPostgres } from "./schema/instant.ts";

/** What every connection of ours rests on, whatever the server, the database or its user is set to. */
const settings: Record<string, string> = {
  TimeZone: "UTC",
  // Prepared statements are planned once a connection: behind row-level security planning costs more than running.
  plan_cache_mode: "force_generic_plan",
  DateStyle: "ISO",
  search_path: "public",
  standard_conforming_strings: "on",
  default_transaction_isolation: "read committed",
};

/**
 * How to connect to a database: its address, and the settings with which a connection starts. Options that stand in the
 * address are kept, but come before ours: the driver would let them replace ours, and with them the role to step down to.
 */
export function connectionTo(
  url: string,
  more: Record<string, string> = {},
): { connectionString: string; options: string; types: CustomTypesConfig } {
  const { connectionString, own } = withoutOptions(url);
  const ours = Object.entries({ ...settings, ...more }).map(
    ([name, value]) => `-c ${name}=${value.replaceAll(/[\\ ]/g, String.raw`\$&`)}`,
  );
  return { connectionString, options: [...own, ...ours].join(" "), types: types() };
}

function withoutOptions(url: string): { connectionString: string; own: string[] } {
  if (!/[?&]options=/.test(url)) return { connectionString: url, own: [] };
  const parts = new URL(url);
  const own = parts.searchParams.getAll("options");
  parts.searchParams.delete("options");
  return { connectionString: parts.href, own };
}

/** Moments keep their microseconds, days stay days, and 64-bit counts, all far below 2^53, become numbers. */
function types(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(postgres.builtins.TIMESTAMPTZ, instantFromPostgres);
  overrides.setTypeParser(postgres.builtins.DATE, (text) => text);
  overrides.setTypeParser(postgres.builtins.INT8, Number);
  return overrides;
}
