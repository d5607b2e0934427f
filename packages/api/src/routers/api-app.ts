import { randomBytes } from "node:crypto";
import { ApiApp as ApiAppModel, forbidden, notFound } from "@riskloom/domain";
import { ApiApp } from "@riskloom/persistence";
import { z } from "zod";
import { may } from "../auth/may.ts";
import { byId, page, type Ref, wholeList } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { listRows } from "../reads/list-rows.ts";
import { refersTo } from "../reads/project.ts";
import { createApiApp } from "../services/create-api-app.ts";
import { loadRecord } from "../services/load-record.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

/** The programs that keep objects of their own beside the register's records. */
export const apiApp = router({
  list: query.input(z.object(page)).query(
    reading(async (read, input) => {
      requireAdministrator(read);
      return listRows(read, "api_app", { where: [], page: input });
    }),
  ),
  /** Makes known a program; the answer tells the identifier that it is to send with its calls. */
  create: mutation.input(ApiAppModel.pick({ name: true })).mutation(
    writing(async (write, { name }) => {
      requireAdministrator(write);
      const created = createApiApp(write, { appId: randomBytes(16).toString("hex"), name });
      await write.flush();
      return getApp(write, created.id);
    }),
  ),
  update: mutation.input(z.object({ ...byId, patch: ApiAppModel.pick({ name: true }) })).mutation(
    writing(async (write, { id, patch }) => {
      const record = await load(write, id);
      record.name = patch.name;
      await write.flush();
      return getApp(write, record.id);
    }),
  ),
  /** What it kept goes with it. */
  remove: mutation.input(z.object(byId)).mutation(
    writing(async (write, { id }) => {
      write.em.remove(await load(write, id));
    }),
  ),
});

function requireAdministrator({ caller }: Read): void {
  if (!may(caller, "organization.administer")) throw forbidden();
}

async function load(write: Write, id: Ref): Promise<ApiApp> {
  requireAdministrator(write);
  return loadRecord(write, ApiApp, { id, kind: "program" });
}

async function getApp(read: Read, ref: Ref): Promise<ApiAppModel> {
  const where = [refersTo("api_app", ref)];
  const [found] = (await listRows(read, "api_app", { where, page: wholeList })).rows;
  if (found === undefined) throw notFound("program");
  return found;
}
