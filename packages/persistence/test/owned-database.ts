import { randomBytes } from "node:crypto";
import { emptyDatabase } from "../src/testing.ts";
import { asOwner } from "./catalogue.ts";

export interface OwnedDatabase {
  /** as its owner */
  url: string;
  /** as who runs the server */
  superuserUrl: string;
  owner: string;
  drop(): Promise<void>;
}

/** An empty database that belongs to a database user of its own, with attributes such as `createrole`. */
export async function ownedDatabase(attributes = ""): Promise<OwnedDatabase> {
  const database = await emptyDatabase();
  const owner = `riskloom_test_${randomBytes(6).toString("hex")}`;
  const password = randomBytes(9).toString("hex");
  const name = new URL(database.url).pathname.slice(1);
  await asOwner(database.url, `create role ${owner} login ${attributes} password '${password}'`);
  await asOwner(database.url, `alter database ${name} owner to ${owner}`);
  const url = new URL(database.url);
  url.username = owner;
  url.password = password;
  return {
    url: url.href,
    superuserUrl: database.url,
    owner,
    drop: async () => {
      await database.drop();
      const server = new URL(database.url);
      server.pathname = "/postgres";
      await asOwner(server.href, `drop role ${owner}`);
    },
  };
}
