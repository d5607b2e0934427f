/** Variables and functions of a shell session, as far as documents use them. */
export interface Session {
  variables: Record<string, string>;
  /** the words that a function puts before its arguments */
  functions: Record<string, string[]>;
}

/** One line of a document, understood. */
export type Line =
  | { kind: "request"; request: Request; keeps?: { name: string; path: string } }
  | { kind: "program"; program: string; name: string }
  | { kind: "nothing" };

const bare = (): Session => ({ variables: {}, functions: {} });

/**
 * What a line of a document does: an assignment, `name() { … "$@"; }`, a request by curl or by such a function, or
 * `NAME=$(request | field path)` and `NAME=$(node -p 'program')`. Anything else is a line that no reader can rely on.
 */
export function understand(line: string, session: Session = bare()): Line {
  const [, defined, body] = /^(\w+)\(\) \{ (.*); \}$/.exec(line) ?? [];
  if (defined !== undefined && body !== undefined) {
    if (body.endsWith(' "$@"')) session.functions[defined] = wordsOf(body.slice(0, -5), session);
    return { kind: "nothing" };
  }
  const [, name = "", command] = /^(\w+)=\$\((.*)\)$/.exec(line) ?? [];
  const [, program] = /^node -p '(.*)'$/.exec(command ?? "") ?? [];
  if (program !== undefined) return { kind: "program", program, name };
  if (command !== undefined) {
    const [, requested, path] = /^(.*) \| field (.*)$/.exec(command) ?? [];
    if (requested === undefined || path === undefined) throw new Error(`no request and field: ${line}`);
    const keeps = { name, path: wordsOf(path, session)[0] ?? "" };
    return { kind: "request", request: requestOf(requested, session), keeps };
  }
  const [, assigned, value] = /^(\w+)=(\S*)$/.exec(line) ?? [];
  if (assigned === undefined) return { kind: "request", request: requestOf(line, session) };
  session.variables[assigned] = wordsOf(value ?? "", session)[0] ?? "";
  return { kind: "nothing" };
}

/** What curl would send: -H, -d, -X, -u and the address, which may come without a scheme. */
export function requestOf(line: string, session: Session = bare()): Request {
  const [program = "", ...given] = wordsOf(line, session);
  const words = program === "curl" ? given : [...(session.functions[program]?.slice(1) ?? []), ...given];
  if (program !== "curl" && session.functions[program] === undefined) throw new Error(`not curl: ${line}`);
  const headers = new Headers();
  const found = { body: null as string | null, method: null as string | null, url: "" };
  for (let at = 0; at < words.length; at++) {
    const [word = "", next = ""] = words.slice(at);
    if (word === "-s") continue;
    if (word === "-H")
      headers.append(next.slice(0, next.indexOf(":")), next.slice(next.indexOf(":") + 1).trim());
    else if (word === "-u") headers.set("Authorization", `Basic ${Buffer.from(next).toString("base64")}`);
    else if (word === "-d") found.body = next;
    else if (word === "-X") found.method = next;
    else {
      found.url = /^\w+:\/\//.test(word) ? word : `http://${word}`;
      continue;
    }
    at++;
  }
  const method = found.method ?? (found.body === null ? "GET" : "POST");
  return new Request(found.url, { method, headers, body: found.body });
}

/** The words of a line; what stands in single quotes is taken as it is, elsewhere variables are filled in. */
function wordsOf(line: string, { variables }: Session): string[] {
  const filled = (text: string) =>
    text.replaceAll(/\$(\w+)/g, (_, name: string) => {
      const value = variables[name];
      if (value === undefined) throw new Error(`$${name} has no value: ${line}`);
      return value;
    });
  return [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    [...word.matchAll(/'([^']*)'|"([^"]*)"|([^'"]+)/g)]
      .map(([, literal, quoted, plain]) => literal ?? filled(quoted ?? plain ?? ""))
      .join(""),
  );
}
