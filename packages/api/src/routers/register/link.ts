import type { Rows } from "@riskloom/domain";
import { z } from "zod";
import { inProject } from "../../reads/register/in-project.ts";
import { read } from "../../call/procedures.ts";
import { Id, page } from "../../input/ref.ts";
import { getLink, type LinkRow, type LinkTable, listLinks } from "../../reads/register/link.ts";

/** What each kind of link ties to what, in words. */
const links: Readonly<Record<LinkTable, string>> = {
  action_tag: "the links between actions and tags",
  control_tag: "the links between controls and tags",
  risk_causality: "the links between risks and their causes and effects",
  risk_control: "the links between risks and controls",
  risk_tag: "the links between risks and tags",
};

/** The procedures that read the links of one kind in a project. */
export function linkProcedures<Table extends LinkTable>(table: Table) {
  const one = inProject.of({ id: Id }, (ctx, { projectId, id }) => getLink(ctx, table, projectId, id));
  const plural = links[table];
  return {
    list: read("project.read", inProject, z.object(page))
      .meta({ says: `Lists ${plural} of a project.` })
      .query(({ ctx, input }): Promise<Rows<LinkRow<Table>>> =>
        listLinks(ctx, table, { projectId: ctx.path.projectId, page: input }),
      ),
    get: read("project.read", one)
      .meta({ says: `Answers one of ${plural} of a project.` })
      .query(({ ctx }): Promise<LinkRow<Table>> => getLink(ctx, table, ctx.path.projectId, ctx.path.id)),
  };
}
