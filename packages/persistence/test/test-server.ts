import { prepareTestServer } from "../src/testing.ts";

/** Starts what the database suites run on: the server that TEST_DATABASE_URL names. */
export async function setup(): Promise<() => Promise<void>> {
  const url = process.env["TEST_DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
  const { dispose } = await prepareTestServer(url);
  return dispose;
}
