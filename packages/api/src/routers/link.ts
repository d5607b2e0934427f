import type { Rows } from "@riskloom/domain";
import { z } from "zod";
import { inProject, page } from "../input.ts";
import { reading } from "../reading.ts";
import { getLink, type LinkRow, type LinkTable, listLinks } from "../reads/link.ts";
import { projectFor } from "../reads/project.ts";
import { query } from "../trpc.ts";

/** The procedures that read the links of one kind in a project. */
export const linkProcedures = <Table extends LinkTable>(table: Table) => ({
  list: query.input(z.object({ ...inProject, ...page })).query(
    reading(async (read, { projectId, ...window }): Promise<Rows<LinkRow<Table>>> =>
      listLinks(read, table, {
        projectId: await projectFor(read, projectId, "project.read"),
        page: window,
      }),
    ),
  ),
  get: query
    .input(z.object({ ...inProject, id: z.int() }))
    .query(
      reading(async (read, { projectId, id }): Promise<LinkRow<Table>> =>
        getLink(read, table, await projectFor(read, projectId, "project.read"), id),
      ),
    ),
});
