type Json = { [key: string]: unknown };

/**
 * A document that knows no field beside those it names: whatever an answer has and its description has not is a lie. Parts of
 * one object (`allOf`) are put together first.
 */
export const strict = (document: object): object => closed(document, document as Json) as object;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function closed(value: unknown, document: Json): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => closed(one, document));
  if (!isObject(value)) return value;
  if (Array.isArray(value["allOf"])) return closed(together(value["allOf"] as Json[], document), document);
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, isData(key) ? one : closed(one, document)]),
  );
  const open =
    value["type"] === "object" &&
    isObject(value["properties"]) &&
    value["additionalProperties"] === undefined;
  return open ? { ...inner, additionalProperties: false } : inner;
}

const isData = (key: string): boolean => ["examples", "example", "enum", "const", "default"].includes(key);

function together(parts: readonly Json[], document: Json): Json {
  const whole = parts.map((part) => resolved(part, document));
  return {
    type: "object",
    properties: Object.assign({}, ...whole.map(({ properties }) => properties)),
    required: whole.flatMap(({ required }) => (Array.isArray(required) ? (required as unknown[]) : [])),
  };
}

/** What a reference stands for. */
export function resolved(part: Json, document: Json): Json {
  const { $ref } = part;
  if (typeof $ref !== "string") return part;
  const found = $ref
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>(
      (node, key) => (isObject(node) ? node[key.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined),
      document,
    );
  if (!isObject(found)) throw new Error(`nothing at ${$ref}`);
  return resolved(found, document);
}
