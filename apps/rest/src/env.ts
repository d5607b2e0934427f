import { z } from "zod";
import { addressingVariables } from "./engine/http/addressing-variables.ts";
import { crossOriginVariables } from "./front/cross-origin.ts";

const Environment = z.object({
  TRPC_URL: z.url(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4001),
  HOST: z.string().min(1).default("127.0.0.1"),
  ACCESS_LOG: z.enum(["0", "1"]).optional(),
  RATE_LIMIT: z.coerce.number().int().min(1).default(3600),
  RATE_BURST: z.coerce.number().int().min(0).default(0),
  ...addressingVariables,
  ...crossOriginVariables,
});
export type Environment = z.infer<typeof Environment>;

/** The settings of the stand-alone adapter; throws one error that names every variable that is wrong. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const result = Environment.safeParse(variables);
  if (result.success) return result.data;
  throw new Error(`The environment is not valid.\n${z.prettifyError(result.error)}`);
}
