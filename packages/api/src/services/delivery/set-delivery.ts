import type { EntityClass } from "@mikro-orm/postgresql";
import type { DeliveryPatch, RegisterRisk } from "@riskloom/domain";
import {
  LinkedItem,
  RegisterStatus,
  type Risk,
  RiskDelivery,
  RiskLinkedItem,
  RiskSprint,
  RiskTeam,
  RiskWatcher,
  Sprint,
  Team,
} from "@riskloom/persistence";
import { sql } from "kysely";
import { wholeList } from "../../input/ref.ts";
import { unknown } from "../../reads/register/project.ts";
import { listUsers, membersOf } from "../../reads/access/user.ts";
import type { Write } from "../../call/writing.ts";
import { change } from "../../call/change.ts";

interface Link {
  id: number;
  organizationId: number;
  projectId: number;
  riskId: number;
}
interface Item {
  id: number;
  organizationId: number;
  projectId: number;
}
type ListKey = "teamIds" | "sprintIds" | "linkedItemIds" | "watcherIds";

const lists: Record<ListKey, { link: EntityClass<Link>; column: string; item: EntityClass<Item> | null }> = {
  teamIds: { link: RiskTeam, column: "teamId", item: Team },
  sprintIds: { link: RiskSprint, column: "sprintId", item: Sprint },
  linkedItemIds: { link: RiskLinkedItem, column: "linkedItemId", item: LinkedItem },
  // people of the project
  watcherIds: { link: RiskWatcher, column: "userId", item: null },
};

/** What delivery teams added to a risk, in the unit of work; null where nothing was. */
export const findDelivery = ({ em, caller }: Write, { id }: Pick<Risk, "id">): Promise<RiskDelivery | null> =>
  em.findOne(RiskDelivery, { riskId: id, organizationId: caller.organizationId });

/**
 * Changes what delivery teams add to a risk, in the unit of work. A status of the register brings the risk's own along. What is
 * given as it is `told` in place of words of their own adds nothing. The faults of the request tell what is named that is not the
 * register's.
 */
export async function setDelivery(
  write: Write,
  { risk, told }: { risk: Risk; told: Told },
  { statusId, teamIds, sprintIds, watcherIds, linkedItemIds, ...given }: DeliveryPatch,
): Promise<void> {
  const { em, caller } = write;
  const { organizationId } = caller;
  const { projectId } = risk;
  const known = await findDelivery(write, risk);
  const attributes: Partial<Attributes> = { ...given };
  for (const key of ["raisedDate", "mitigation"] as const)
    if ((known?.[key] ?? null) === null && attributes[key] === told[key]) delete attributes[key];
  if (statusId !== undefined) attributes.statusId = await chosen(write, risk, statusId);
  let relinked = false;
  for (const [key, wanted] of Object.entries({ teamIds, sprintIds, watcherIds, linkedItemIds }))
    if (wanted !== undefined) relinked = (await relink(write, risk, key as ListKey, wanted)) || relinked;
  const adds = Object.values(attributes).some((value) => value !== null && value !== undefined);
  if (known === null && !adds && !relinked) return;
  const delivery =
    known ?? em.create(RiskDelivery, { ...nothing, organizationId, projectId, riskId: risk.id });
  change(delivery, attributes);
  if (relinked) delivery.revision += 1;
}

/** What is told of a risk where its teams have said nothing themselves: the day of registration, the list of its controls. */
type Told = Pick<RegisterRisk, "raisedDate" | "mitigation">;
type Attributes = Pick<RiskDelivery, "raisedDate" | "resolutionDate" | "mitigation" | "statusId">;

const nothing = { statusId: null, raisedDate: null, resolutionDate: null, mitigation: null, revision: 0 };

async function chosen(
  { em, caller, faults }: Write,
  risk: Risk,
  statusId: number | null,
): Promise<number | null> {
  if (statusId === null) return null;
  const { organizationId } = caller;
  const { projectId } = risk;
  const status = await em.findOne(RegisterStatus, { id: statusId, organizationId, projectId });
  if (status === null) faults.add(unknown("statusId", statusId, "status"));
  else risk.status = status.status;
  return statusId;
}

/** Makes a risk's links of one kind exactly these; tells whether any changed. */
async function relink(
  write: Write,
  { id: riskId, projectId }: Risk,
  key: ListKey,
  ids: readonly number[],
): Promise<boolean> {
  const { em, caller } = write;
  const { organizationId } = caller;
  const { link, column } = lists[key];
  const wanted = new Set(ids);
  await requireKnown(write, projectId, key, [...wanted]);
  const current = await em.find(link, { organizationId, riskId });
  const idIn = (row: Link) => Reflect.get(row, column) as number;
  const gone = current.filter((row) => !wanted.has(idIn(row)));
  for (const row of gone) em.remove(row);
  for (const row of current) wanted.delete(idIn(row));
  for (const id of wanted) em.create(link, { organizationId, projectId, riskId, [column]: id });
  return gone.length + wanted.size > 0;
}

async function requireKnown(
  write: Write,
  projectId: number,
  key: ListKey,
  ids: readonly number[],
): Promise<void> {
  const { item } = lists[key];
  const { organizationId } = write.caller;
  const found =
    item === null
      ? (await listUsers(write, [sql`user_account.id = any(${ids})`, membersOf(projectId)], wholeList)).rows
      : await write.em.find(item, { organizationId, projectId, id: { $in: [...ids] } });
  const known = new Set(found.map(({ id }) => id));
  const strangers = ids.filter((id) => !known.has(id));
  write.faults.add(...strangers.map((id) => unknown(key, id, key.replace(/Ids$/, ""))));
}
