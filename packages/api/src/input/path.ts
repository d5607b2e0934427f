import { z } from "zod";
import type { Read } from "../call/reading.ts";

type Keys = z.ZodRawShape;
type Refs<More extends Keys> = z.output<z.ZodObject<More>>;

/** Some keys of an input that say what a procedure is about, and how they are looked up. */
export interface Step {
  readonly refs: z.ZodObject;
  /** @throws DomainError NotFound for what the caller does not see */
  find(read: Read, refs: object, place: object): Promise<object> | object;
  /** whether it is looked up only where the request is refused for something else, since the procedure looks it up anyway */
  readonly lazy: boolean;
}

/**
 * How a procedure's path is read: the keys of its input that address something, and what they stand for.
 * `Place` is what the procedure is told of it; a `projectId` in it is the project in which rights are asked for.
 */
export interface Path<Own extends Keys = Keys, Place extends object = object> {
  readonly keys: Own;
  readonly steps: readonly Step[];
  /** A path that goes on: `find` is told what was found so far, and answers what it adds. */
  to<More extends Keys, Found extends object>(
    keys: More,
    find: (read: Read, refs: Refs<More>, place: Place) => Promise<Found> | Found,
  ): Path<Own & More, Place & Found>;
  /** A path that ends at a record which the procedure loads itself; `find` is asked only before another refusal. */
  of<More extends Keys>(
    keys: More,
    find: (read: Read, place: Place & Refs<More>) => Promise<unknown>,
  ): Path<Own & More, Place & Refs<More>>;
}

function pathOf<Own extends Keys, Place extends object>(keys: Own, steps: readonly Step[]): Path<Own, Place> {
  return {
    keys,
    steps,
    to: (more, find) =>
      // every step is asked with what its own schema read and what the steps before it found
      pathOf({ ...keys, ...more }, [...steps, { refs: z.object(more), find, lazy: false }]),
    of: (more, find) => {
      const looked = (read: Read, refs: object, place: object) =>
        (find as (read: Read, place: object) => Promise<object>)(read, { ...place, ...refs });
      return pathOf({ ...keys, ...more }, [...steps, { refs: z.object(more), find: looked, lazy: true }]);
    },
  };
}

/** The caller's organization, which nothing needs to name. */
export const inOrganization = pathOf({}, []);
