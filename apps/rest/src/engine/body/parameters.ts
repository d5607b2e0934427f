/** A header that is a value with parameters, as `form-data; name="title"`: names in lower case, the first of equal ones counts. */
export interface Parameters {
  readonly value: string;
  readonly of: ReadonlyMap<string, string>;
}

const parameter = /;[ \t]*(?:([!#$%&'*+.^_`|~\w-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^;]*)))?/gsy;

/**
 * Reads a header by the grammar of RFC 9110 §5.6.6, and its extended parameters (`name*=UTF-8''…`, RFC 8187), which come before
 * plain ones of the same name. Only quotes and backslashes are taken for escaped, for some programs write paths of Windows.
 */
export function parametersOf(header: string): Parameters {
  const start = header.indexOf(";");
  const value = (start < 0 ? header : header.slice(0, start)).trim().toLowerCase();
  const plain = new Map<string, string>();
  const extended = new Map<string, string>();
  parameter.lastIndex = start < 0 ? header.length : start;
  for (let found = parameter.exec(header); found !== null; found = parameter.exec(header)) {
    const [, name, quoted, token = ""] = found;
    if (name === undefined) continue;
    const text = quoted === undefined ? token.trim() : quoted.replaceAll(/\\(["\\])/g, "$1");
    const key = name.toLowerCase();
    const whole = key.endsWith("*") ? extendedValue(text) : undefined;
    if (whole !== undefined) keepFirst(extended, key.slice(0, -1), whole);
    else keepFirst(plain, key, text);
    // what stands between a value and the next semicolon is nothing that the grammar knows
    const next = header.indexOf(";", parameter.lastIndex);
    parameter.lastIndex = next < 0 ? header.length : next;
  }
  return { value, of: new Map([...plain, ...extended]) };
}

function keepFirst(values: Map<string, string>, name: string, value: string): void {
  if (!values.has(name)) values.set(name, value);
}

/** `UTF-8'en'%C3%9Cber` is `Über`; undefined where it is spelled otherwise, or in a character set that is not known. */
function extendedValue(text: string): string | undefined {
  const [, charset = "", encoded = ""] = /^([\w-]+)'[\w-]*'((?:%[\da-f]{2}|[^%])*)$/i.exec(text) ?? [];
  if (charset === "") return undefined;
  const bytes = Buffer.from(
    encoded.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  );
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
