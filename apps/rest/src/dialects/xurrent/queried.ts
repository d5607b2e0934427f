import { invalid, type Issue } from "@riskloom/domain";
import { InWireWords } from "../../engine/shape/in-wire-words.ts";

/** What is wrong with a query, gathered so that one answer tells all of it. */
export interface Queried {
  /** what reading a part of it came to; undefined where that is refused, which is kept */
  told<Value>(read: () => Value): Value | undefined;
  /** @throws InWireWords Invalid with all that was kept */
  raise(): void;
}

export function queried(): Queried {
  const issues: Issue[] = [];
  return {
    told: (read) => {
      try {
        return read();
      } catch (error) {
        if (!(error instanceof InWireWords)) throw error;
        issues.push(...error.error.issues);
        return undefined;
      }
    },
    raise: () => {
      if (issues.length > 0) throw new InWireWords(invalid(...issues));
    },
  };
}

/** The refusal of a query that asks for what there is not, in a sentence. */
export const unasked = (message: string): InWireWords =>
  new InWireWords(invalid({ path: [], code: "rule", params: { message } }));
