import { appRouter } from "@riskloom/api";
import { z } from "zod";

/** A procedure of the typed API: how it is called, what it wants, and what it declares. */
export interface Procedure {
  title: string;
  router: string;
  name: string;
  /** the keys of its input */
  shape: Readonly<Record<string, z.ZodType>>;
  /** null for those that anybody may call */
  right: Right | null;
  /** the keys of its input that say where */
  path: readonly string[];
  writes: boolean;
}
type Right = string | readonly [string, string];

interface Declared {
  _def: { type: string; inputs: unknown[]; meta?: { right?: Right; path?: readonly string[] } };
}

/** All procedures of the router. */
export const procedures: readonly Procedure[] = Object.entries(
  appRouter._def.record as Readonly<Record<string, Readonly<Record<string, Declared>>>>,
).flatMap(([router, members]) =>
  Object.entries(members).map(([name, { _def }]) => {
    const [input] = _def.inputs;
    return {
      title: `${router}.${name}`,
      router,
      name,
      shape: input instanceof z.ZodObject ? input.shape : {},
      right: _def.meta?.right ?? null,
      path: _def.meta?.path ?? [],
      writes: _def.type === "mutation",
    };
  }),
);
