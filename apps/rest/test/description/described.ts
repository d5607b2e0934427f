import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { default as addFormats } from "ajv-formats";
import { dialects } from "../../src/app.ts";
import { openApiOf } from "../../src/engine/open-api/document.ts";
import { routerOf } from "../../src/engine/table/router.ts";
import { resolved, strict } from "./strict.ts";

type Json = { [key: string]: unknown };

/** What the suites of this process have held against the document. */
export const held = { answers: 0, operations: new Set<string>(), byStatus: new Map<number, number>() };

/** All interfaces in one document, as it is served. */
export const document = openApiOf(dialects, { version: "0.0.0", server: "http://rest.test", executed: [] });
const closed = strict(document) as Json;

const match = routerOf(dialects);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(closed, "document");
const validators = new Map<string, ValidateFunction>();

const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");
const pointer = (...keys: string[]): string => keys.map((key) => `/${escaped(key)}`).join("");

function validatorOf(at: string): ValidateFunction {
  const known = validators.get(at) ?? ajv.compile({ $ref: `document#${encodeURI(at)}` });
  validators.set(at, known);
  return known;
}

/** The place in the document of what a path and a method do, if anything. */
export function operationAt(
  method: string,
  path: string,
): { at: string; operation: Json; title: string } | undefined {
  const { pathname } = new URL(path, "http://rest.test");
  const found =
    match(pathname) ??
    dialects
      .flatMap((one) => (one.owns(pathname) && one.path ? (match(one.path(pathname)) ?? []) : []))
      .at(0);
  if (found === undefined) return undefined;
  const key = found.resource.path.replace(/(?<=.)\/$/, "");
  const verb = (method === "HEAD" ? "GET" : method).toLowerCase();
  const operation = (document.paths[key] as Json | undefined)?.[verb] as Json | undefined;
  return operation && { at: pointer("paths", key, verb), operation, title: `${verb.toUpperCase()} ${key}` };
}

interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Everything in which an answer is not what the document says of it; nothing of what the document does not speak of. */
export function liesOf({ method, path, status, headers, text }: Answered): string[] {
  const found = operationAt(method, path);
  if (found === undefined) return [];
  const { at, operation } = found;
  held.answers += 1;
  held.byStatus.set(status, (held.byStatus.get(status) ?? 0) + 1);
  if (status < 300) held.operations.add(found.title);
  const told = (operation["responses"] as Json)[`${status}`] as Json | undefined;
  if (told === undefined) return [`${status} is not told of`];
  const { headers: named, content } = resolved(told, document as never) as { headers?: Json; content?: Json };
  const missing = Object.entries(named ?? {}).flatMap(([name, header]) =>
    (header as Json)["required"] === true && !headers.has(name) ? [`no header ${name}`] : [],
  );
  if (method === "HEAD" || status === 304) return missing;
  if (content === undefined) return text === "" ? missing : [...missing, "there is a body"];
  if ("application/octet-stream" in content) return missing;
  const type = (headers.get("Content-Type") ?? "").split(";")[0] ?? "";
  if (!(type in content)) return [...missing, `the type is ${type}`];
  const place = typeof told["$ref"] === "string" ? told["$ref"].slice(1) : `${at}/responses/${status}`;
  const valid = validatorOf(`${place}${pointer("content", type, "schema")}`);
  if (valid(JSON.parse(text))) return missing;
  return [
    ...missing,
    ...(valid.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
    ),
  ];
}

/** Whether a body is one that the document asks for; what it asks for no body of, has none to say. */
export function liesOfBody(method: string, path: string, body: unknown): string[] {
  const found = operationAt(method, path);
  const content = (found?.operation["requestBody"] as Json | undefined)?.["content"];
  if (found === undefined || content === undefined) return [];
  const valid = validatorOf(`${found.at}/requestBody${pointer("content", "application/json", "schema")}`);
  return valid(body)
    ? []
    : (valid.errors ?? []).map(
        (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
      );
}

/** One line for people about what was held against the document so far. */
export const report = (): string =>
  `held against the document: ${held.answers} answers of ${held.operations.size} operations that succeeded, by status ${[
    ...held.byStatus,
  ]
    .toSorted(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`)
    .join(", ")}`;
