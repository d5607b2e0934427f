import { type Comment, notFound, type Rows, shortNameOf } from "@riskloom/domain";
import { sql } from "kysely";
import { type Page, type Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { refersTo } from "../register/project.ts";
import { hangsOn, type Subject } from "../register/subject.ts";
import { onVisibleRisk } from "../register/visible-risk.ts";

interface Joined {
  authorUid: string;
  authorEmail: string;
  firstName: string;
  lastName: string;
  authorName: string;
}

/** A page of comments with their authors, newest first unless another order is asked for. */
export async function listComments(read: Read, where: Condition[], page: Page): Promise<Rows<Comment>> {
  const { rows, total } = await listRows<"comment", Joined>(read, "comment", {
    where: [...where, onVisibleRisk(read, "comment")],
    page,
    join: sql`join user_account author on author.id = comment.author_id`,
    select: sql`author.uid as "authorUid", author.email as "authorEmail", author.first_name as "firstName",
      author.last_name as "lastName", btrim(author.first_name || ' ' || author.last_name) as "authorName"`,
    order: sql`comment.created_at desc, comment.id desc`,
  });
  return {
    total,
    rows: rows.map(({ firstName, lastName, ...row }) => ({
      ...row,
      authorShortName: shortNameOf({ firstName, lastName }),
      edited: row.version > 1,
    })),
  };
}

/** One comment on a record, by either identifier. */
export async function getComment(read: Read, subject: Subject, ref: Ref): Promise<Comment> {
  const where = [hangsOn("comment", subject), refersTo("comment", ref)];
  const [found] = (await listComments(read, where, wholeList)).rows;
  if (found === undefined) throw notFound("comment");
  return found;
}

/** The condition under which a record in scope has been commented on. */
export const hasComments = (kind: Subject["kind"]): Condition =>
  sql`exists (select from comment where comment.organization_id = ${sql.ref(`${kind}.organization_id`)}
    and ${sql.ref(`comment.${kind}_id`)} = ${sql.ref(`${kind}.id`)})`;
