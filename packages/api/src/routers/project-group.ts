import { notFound } from "@riskloom/domain";
import { sql } from "kysely";
import { z } from "zod";
import { byId, page, wholeList } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { type Condition, listRows } from "../reads/list-rows.ts";
import { refersTo, visibleProjects } from "../reads/project.ts";
import { query, router } from "../trpc.ts";

export const projectGroup = router({
  list: query
    .input(z.object(page))
    .query(
      reading((read, input) => listRows(read, "project_group", { where: ownGroups(read), page: input })),
    ),
  get: query.input(z.object(byId)).query(
    reading(async (read, { id }) => {
      const where = [...ownGroups(read), refersTo("project_group", id)];
      const [found] = (await listRows(read, "project_group", { where, page: wholeList })).rows;
      if (found === undefined) throw notFound("project group");
      return found;
    }),
  ),
});

/** A user's own tree; a leaf of a project that the user may not see any more is not shown. */
const ownGroups = (read: Read): Condition[] => [
  sql`project_group.user_id = ${read.caller.userId}`,
  sql`(project_group.project_id is null or project_group.project_id = any(${visibleProjects(read)}))`,
];
