import type { Api } from "@riskloom/api";
import { asDescribed } from "./described-refusals.ts";
import type { Procedure } from "./procedures.ts";
import type { World } from "./world.ts";

export type Input = Readonly<Record<string, unknown>>;
type Call = (input: Input) => Promise<unknown>;

/** A procedure as a caller calls it; what it refuses with has to be what its description tells. */
export function callOf(
  api: Api,
  { router, name, title }: Pick<Procedure, "router" | "name" | "title">,
): Call {
  const call: unknown = Reflect.get(Reflect.get(api, router) as object, name);
  if (typeof call !== "function") throw new Error(`There is no ${title}.`);
  return async (input) => {
    try {
      const answer: unknown = await Reflect.apply(call, undefined, [input]);
      // a stream refuses its listener when it is listened to
      return isStream(answer) ? await answer[Symbol.asyncIterator]().next() : answer;
    } catch (error) {
      throw asDescribed(title, error);
    }
  };
}

const isStream = (answer: unknown): answer is AsyncIterable<unknown> =>
  typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer;

/** Answers the inputs that say where a procedure works, and nothing else: in a project, and outside of any where it can. */
export async function placesIn(world: World): Promise<(procedure: Procedure) => Promise<Input[]>> {
  const { register } = world;
  const { projectId, users } = register;
  const [alice, bob] = [await register.as("alice"), await register.as("bob")];
  const first = ({ rows }: { rows: readonly { id: number }[] }): number => rows[0]?.id ?? 0;
  const riskId = first(await alice.risk.list({ projectId, limit: 1 }));
  const controlId = first(await alice.control.list({ projectId, limit: 1 }));
  const own = await bobsOwn(world, riskId);
  const inProject: Input = {
    projectId,
    registerId: projectId,
    family: "risk",
    riskId,
    controlId,
    incidentId: own.incidentId,
    projectGroupId: first(await bob.projectGroup.list({ limit: 1 })),
  };
  const { rows: references } = await alice.reference.list({ projectId, riskId });
  const ids: Readonly<Record<string, number>> = {
    project: projectId,
    risk: riskId,
    register: riskId,
    incident: own.incidentId,
    comment: own.commentId,
    incidentComment: own.incidentCommentId,
    session: 1,
    projectGroup: first(await bob.projectGroup.list({ limit: 1 })),
    reference: first({ rows: references.filter(({ toFile }) => toFile !== null) }),
  };
  const idFor = async ({ router }: Procedure, scope: Input): Promise<number> =>
    ids[router] ??
    first(
      (await callOf("userId" in scope ? bob : alice, { router, name: "list", title: `${router}.list` })({
        ...scope,
        limit: 1,
      })) as { rows: { id: number }[] },
    );
  const kinds: Readonly<Record<string, string>> = { incidentCode: "status", metaObject: "risk" };
  return async (procedure) => {
    const { shape, router, path } = procedure;
    const needed = Object.keys(shape).filter(
      (key) => !shape[key]?.safeParse(undefined).success || (key === "riskId" && isOnSubject(procedure)),
    );
    const scope: Input = {
      ...Object.fromEntries(needed.filter((key) => key in inProject).map((key) => [key, inProject[key]])),
      ...(needed.includes("kind") && { kind: kinds[router] }),
    };
    const withId = async (where: Input): Promise<Input> =>
      needed.includes("id") ? { ...where, id: await idFor(procedure, where) } : where;
    if (!path.includes("projectId") || needed.includes("projectId")) return [await withId(scope)];
    if (router === "risk") return [await withId(scope), await withId({ ...scope, projectId })];
    const outside = path.includes("userId") ? { ...scope, userId: users.bob } : scope;
    return [
      { ...(await withId({ ...scope, projectId })) },
      ...(router === "causality" && needed.includes("id") ? [] : [await withId(outside)]),
    ];
  };
}

/** What hangs on records of several kinds hangs on a risk here. */
const isOnSubject = ({ path, router }: Procedure): boolean =>
  path.includes("actionId") || (router === "customValue" && path.includes("riskId"));

/** What only its author may change, by bob; and what is nobody's in particular, outside of all projects. */
async function bobsOwn({ register }: World, riskId: number) {
  const { projectId, users } = register;
  const [alice, bob] = [await register.as("alice"), await register.as("bob")];
  const { id: commentId } = await bob.comment.create({ projectId, riskId, text: "Look here" });
  const { id: incidentId } = await alice.incident.create({
    name: "Power cut",
    status: "NEW",
    type: "OTHERS",
    date: "2026-01-02T03:04:05.000000Z",
    description: "Sudden loss of power",
    reportedBy: "Bob",
  });
  const { id: incidentCommentId } = await bob.incidentComment.create({ incidentId, text: "On it" });
  await alice.customField.create({ target: "incident", name: "Anywhere", type: "text" });
  await bob.label.create({ userId: users.bob, title: "Bob's" });
  return { commentId, incidentId, incidentCommentId };
}
