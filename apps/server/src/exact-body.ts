import { mayRound, parseJson } from "@riskloom/domain";
import { randomUUID } from "node:crypto";

/**
 * A request whose JSON tRPC reads without altering its numbers: those that would be rounded come out infinite, which no schema
 * takes, so that they are refused where they stand. tRPC reads the text itself and has no place for another parser.
 */
export function exactBody(request: Request): Request {
  const read = request.text.bind(request);
  return Object.defineProperty(request, "text", { value: async () => withoutRounding(await read()) });
}

function withoutRounding(text: string): string {
  if (!mayRound(text)) return text;
  const mark = randomUUID();
  let rounded = false;
  const marked = JSON.stringify(parsed(text), (_, value: unknown) => {
    if (typeof value !== "bigint" && (typeof value !== "number" || Number.isFinite(value))) return value;
    rounded = true;
    return mark;
  });
  return rounded ? marked.replaceAll(`"${mark}"`, "1e999") : text;
}

/** What is no JSON is for tRPC to refuse. */
function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
