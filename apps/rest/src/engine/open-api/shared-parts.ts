import type { Operation, Parameter, Ref, Response } from "./open-api-types.ts";

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

interface Shared {
  readonly paths: Paths;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly responses: Readonly<Record<string, Response>>;
}

/** Writes what occurs more than once in operations in one place, to which they refer: a tenth of the text is left. */
export function withShared(paths: Paths): Shared {
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  const parameters = new Parts<Parameter>("parameters");
  const responses = new Parts<Response>("responses");
  for (const operation of operations) {
    for (const one of operation.parameters) parameters.count(one);
    for (const one of Object.values(operation.responses)) responses.count(one);
  }
  const lean = ({ parameters: given, responses: answers, ...operation }: Operation): Operation => ({
    ...operation,
    parameters: given.map((one) => parameters.placed(one, nameOf)),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, one]) => [
        status,
        responses.placed(one, () => `Status${status}`),
      ]),
    ),
  });
  const leanPaths = Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      Object.fromEntries(Object.entries(operations).map(([method, one]) => [method, lean(one)])),
    ]),
  );
  return { paths: leanPaths, parameters: parameters.named, responses: responses.named };
}

const nameOf = (one: Parameter | Ref): string =>
  "name" in one ? `${one.in}-${one.name}`.replaceAll(/[^A-Za-z0-9.-]/g, "-") : "";

class Parts<Part extends object> {
  readonly named: Record<string, Part> = {};
  readonly #where: string;
  readonly #counts = new Map<string, number>();
  readonly #names = new Map<string, string>();

  constructor(where: string) {
    this.#where = where;
  }

  count(part: Part | Ref): void {
    const text = JSON.stringify(part);
    this.#counts.set(text, (this.#counts.get(text) ?? 0) + 1);
  }

  /** The part itself where it stands alone, else a reference to it. */
  placed(part: Part | Ref, called: (part: Part | Ref) => string): Part | Ref {
    const text = JSON.stringify(part);
    if (this.#counts.get(text) === 1 || "$ref" in part) return part;
    const name = this.#names.get(text) ?? this.#free(called(part));
    this.#names.set(text, name);
    this.named[name] = part;
    return { $ref: `#/components/${this.#where}/${name}` };
  }

  #free(base: string): string {
    let name = base;
    for (let at = 2; name in this.named; at++) name = `${base}-${at}`;
    return name;
  }
}
