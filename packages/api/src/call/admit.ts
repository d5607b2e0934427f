import { DomainError, forbidden, invalid, type Issue, notFound, unstorableIn } from "@riskloom/domain";
import type { z } from "zod";
import type { Caller } from "../auth/caller.ts";
import { type Action, may, type ProjectAction } from "../auth/may.ts";
import type { Read } from "./reading.ts";
import type { Path } from "../input/path.ts";

type OrganizationAction = Exclude<Action, ProjectAction>;

/** What a caller must be permitted; of two, the first where the path leads into a project, else the second. */
export type Right = Action | readonly [ProjectAction, OrganizationAction];

/** A path that was walked: what it stands for, and a way to find out whether what it ends at is there. */
export interface Admitted<Place> {
  place: Place;
  /** the project in which the right was asked for, if it was in one */
  projectId: number | null;
  /** @throws DomainError NotFound */
  look(): Promise<void>;
}

/**
 * Walks the path of a request and asks for the right, before anything else that was sent is looked at.
 *
 * @throws DomainError NotFound for what the caller does not see, then Forbidden for what is not permitted, then Invalid with what
 *   `malformed` makes of a path that cannot be read, and with all that is known to be wrong beside it
 */
export async function admit<Place extends object>(
  read: Read,
  right: Right,
  { steps }: Path<z.ZodRawShape, Place>,
  { sent, malformed }: { sent: unknown; malformed: () => DomainError },
): Promise<Admitted<Place>> {
  const looks: (() => Promise<unknown> | object)[] = [];
  const look = async () => {
    for (const one of looks) await one();
  };
  let place: object = {};
  let unreadable: readonly Issue[] | undefined;
  for (const { refs, find, lazy } of steps) {
    const given = refs.safeParse(sent ?? {});
    if (!given.success) {
      unreadable = [];
      break;
    }
    // What no database can hold names nothing in it.
    if (unstorableIn(given.data).length > 0) throw notFound("record");
    const before = place;
    if (lazy) looks.push(() => find(read, given.data, before));
    try {
      place = { ...before, ...(lazy ? given.data : await find(read, given.data, before)) };
    } catch (error) {
      // a path that says nothing definite is told of once it is known that the caller may
      if (!(error instanceof DomainError) || error.code !== "Invalid") throw error;
      unreadable = error.issues;
      break;
    }
  }
  const permitted = isPermitted(read, right, place);
  if (permitted === false) {
    await look();
    throw forbidden();
  }
  if (unreadable !== undefined) throw invalid(...malformed().issues, ...unreadable, ...read.faults.issues);
  const { refused } = place as Reasons;
  if (refused !== undefined) throw forbidden(refused);
  // every step of the path was walked
  return { place: place as Place, projectId: projectOf(place) ?? null, look };
}

/** What a place may tell of the rights in it. */
interface Reasons {
  projectId?: number | null;
  /** the project in which the right is asked for, where it is another one */
  rightIn?: number;
  /** why a caller who has the right may not do it here */
  refused?: string | undefined;
}

const projectOf = (place: Reasons) => place.rightIn ?? place.projectId;

/** Null where it cannot be told, since the path was not read as far as a project. */
function isPermitted({ caller }: Read, right: Right, place: Reasons) {
  const projectId = projectOf(place) ?? null;
  const [, inOrganization] = bothOf(right);
  if (projectId === null && inOrganization.startsWith("project.")) return null;
  return isPermittedIn(caller, right, projectId);
}

/** Whether a caller has a right in a project, or in the organization where there is none. */
export function isPermittedIn(caller: Caller, right: Right, projectId: number | null): boolean {
  const [inProject, inOrganization] = bothOf(right);
  return projectId === null ? may(caller, inOrganization) : may(caller, inProject, projectId);
}

const bothOf = (right: Right): readonly [Action, Action] =>
  typeof right === "string" ? [right, right] : right;
