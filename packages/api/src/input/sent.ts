import { DomainError, invalid, type Issue, issuesFromZod, MetaData, unstorableIn } from "@riskloom/domain";
import { z } from "zod";

/** What can be read of an input in which something is wrong: it stands for the input where its faults are told already. */
class Readable {
  readonly values: object;

  constructor(values: object) {
    this.values = values;
  }
}

type Keys = z.ZodRawShape;
/** An object without keys asks for nothing; to zod it would refuse everything. */
type In<Part extends Keys> = keyof Part extends never ? unknown : z.input<z.ZodObject<Part>>;
type Asked<Path extends Keys, Rest extends z.ZodObject, Own extends Keys> = In<Path> &
  In<Rest["shape"]> &
  In<Own>;

/** The input of a procedure as its callers know it; the procedure is told what it is sent beside the path. */
export type Sent<Path extends Keys, Rest extends z.ZodObject, Own extends Keys> = z.ZodType<
  z.output<Rest>,
  // whoever needs to say nothing can leave out the input
  object extends Asked<Path, Rest, Own> ? Asked<Path, Rest, Own> | undefined : Asked<Path, Rest, Own>
>;

/**
 * The schema of a whole input: the keys of the path, what is sent beside them, and what every procedure of the kind takes.
 * What it answers is only what is sent beside the path. A key that is not known is refused, in a patch too: it may have been
 * meant to narrow what is read, to spare something, or to change it.
 */
export function sent<Path extends Keys, Rest extends z.ZodObject, Own extends Keys>(
  path: Path,
  rest: Rest,
  own: Own,
): Sent<Path, Rest, Own> {
  const { patch } = rest.shape;
  const strict = patch instanceof z.ZodObject ? { patch: patch.strict() } : {};
  const whole: z.ZodObject = rest.extend({ ...path, ...own, ...strict }).strict();
  const apart = [...Object.keys(path), ...Object.keys(own)].filter((key) => !(key in rest.shape));
  const parse = (raw: unknown): object => {
    if (raw instanceof Readable) return raw.values;
    const result = checked(whole, raw);
    if (!result.success) throw result.error;
    const values: Record<string, unknown> = result.data;
    for (const key of apart) delete values[key];
    return values;
  };
  // The schema itself, for those who look at it, but for what its parsing answers.
  return Object.create(whole, {
    parse: { value: parse },
    parseAsync: { value: (raw: unknown) => Promise.resolve(raw).then(parse) },
  }) as Sent<Path, Rest, Own>;
}

/** An input without what programs keep as JSON, which can write every text. */
function textsIn(schema: z.ZodObject, input: unknown): unknown {
  if (typeof input !== "object" || input === null) return input;
  return Object.fromEntries(
    Object.entries(input).flatMap(([key, value]) => {
      const part: unknown = schema.shape[key];
      if (isJson(part)) return [];
      return [[key, part instanceof z.ZodObject ? textsIn(part, value) : value]];
    }),
  );
}

const isJson = (schema: unknown): boolean => schema instanceof z.ZodOptional && schema.unwrap() === MetaData;

/** What a schema makes of an input, no text of which may be one that cannot be kept. */
function checked(schema: z.ZodObject, raw: unknown) {
  const input = raw ?? {};
  const result = schema.safeParse(input);
  // A schema may have taken out what could not be kept, as it does in the names of files.
  const unfit = unstorableIn(textsIn(schema, result.success ? result.data : input));
  if (unfit.length === 0) return result;
  const told = unfit.map(({ path, ...issue }) => {
    const text = z.string().safeParse(issue.params?.["message"]).data ?? "";
    return { code: "custom" as const, path: [...path], message: text, params: { issue }, input };
  });
  return {
    success: false as const,
    error: new z.ZodRealError([...(result.success ? [] : result.error.issues), ...told]),
  };
}

/** What is wrong with an input, in the words of the domain. */
export function issuesOf(error: z.ZodError, raw: unknown): Issue[] {
  return issuesFromZod(error, raw ?? {}).map((issue) => ({ ...issue, path: unwrapped(issue.path) }));
}

/** Callers think of a change's attributes, not of the `patch` that carries them. */
const unwrapped = (path: Issue["path"]) => (path[0] === "patch" ? path.slice(1) : path);

/** The refusal of an input that a schema does not take. */
export function refusalOf(schema: z.ZodType, raw: unknown): DomainError {
  const result = checked(wholeOf(schema), raw);
  return invalid(...(result.success ? [] : issuesOf(result.error, raw)));
}

/** The parts of an input that are right each for itself, among what the schema's procedure is told. */
export function readable(schema: z.ZodType, raw: unknown, path: Keys): Readable {
  return new Readable(partsOf(wholeOf(schema).shape, raw, Object.keys(path)));
}

function partsOf(shape: Keys, raw: unknown, without: readonly string[] = []): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  const given = typeof raw === "object" && raw !== null ? raw : {};
  for (const [key, schema] of Object.entries(shape)) {
    if (without.includes(key)) continue;
    const value: unknown = Reflect.get(given, key);
    const result = z.safeParse(schema, value);
    if (result.success && (isJson(schema) || unstorableIn(value).length === 0)) {
      if (result.data !== undefined) parts[key] = result.data;
    } else if (key === "patch" && schema instanceof z.ZodObject) parts[key] = partsOf(schema.shape, value);
    else if (schema instanceof z.ZodArray && Array.isArray(value)) parts[key] = partsOfEach(schema, value);
  }
  return parts;
}

/** Of a list of objects each is read as far as it can be; of other lists what is wrong cannot be told from what is right. */
function partsOfEach({ element }: z.ZodArray, values: readonly unknown[]): object[] | undefined {
  return element instanceof z.ZodObject ? values.map((value) => partsOf(element.shape, value)) : undefined;
}

/** Issues in the order of the fields that they blame; what is wrong with the whole comes last. */
export function inOrderOf(schema: z.ZodType, issues: readonly Issue[]): Issue[] {
  const { shape } = wholeOf(schema);
  const fields = Object.entries(shape).flatMap(([key, part]) =>
    key === "patch" && part instanceof z.ZodObject ? Object.keys(part.shape) : [key],
  );
  const rank = ({ path: [key] }: Issue) => {
    const at = fields.indexOf(String(key));
    return at < 0 ? fields.length : at;
  };
  const once = new Map(
    issues.map((issue) => [JSON.stringify([issue.path, issue.code, issue.params]), issue]),
  );
  return [...once.values()].toSorted((one, other) => rank(one) - rank(other));
}

/** All inputs are objects. */
function wholeOf(schema: z.ZodType): z.ZodObject {
  if (schema instanceof z.ZodObject) return schema;
  throw new TypeError("an input is no object");
}
