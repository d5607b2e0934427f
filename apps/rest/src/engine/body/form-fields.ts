import { type FormValue, Upload } from "../shape/upload.ts";
import { type Part, partsOf } from "./multipart.ts";

const maxFields = 1_000;

/**
 * The fields of a form, each with all that came under its name.
 *
 * @throws Error that says what is wrong with the form; a text that is not in its character set is refused, not altered
 */
export function formFields(
  body: Uint8Array,
  contentType: string,
  type: "form" | "multipart",
): Map<string, FormValue[]> {
  const fields = new Map<string, FormValue[]>();
  const pairs =
    type === "form"
      ? pairsOf(body)
      : partsOf(body, contentType).map((part) => [part.name, valueOf(part)] as const);
  for (const [name, value] of pairs) {
    const known = fields.get(name);
    if (known) known.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}

function valueOf({ content, charset, file }: Part): FormValue {
  return file ? new Upload(file, content) : textIn(content, charset);
}

function textIn(content: Uint8Array, charset: string): string {
  return new TextDecoder(charset, { fatal: true }).decode(content);
}

/** `application/x-www-form-urlencoded`; a percent sign that encodes nothing stands for itself, as browsers have it. */
function pairsOf(body: Uint8Array): (readonly [string, string])[] {
  const decoded = (text: string) =>
    decodeURIComponent(text.replaceAll("+", " ").replaceAll(/%(?![\da-f]{2})/gi, "%25"));
  const pairs = textIn(body, "utf-8").split("&", maxFields + 1);
  if (pairs.length > maxFields) throw new Error(`A form has at most ${maxFields} fields.`);
  return pairs
    .filter((pair) => pair !== "")
    .map((pair) => {
      const sign = pair.indexOf("=");
      return sign < 0 ? [decoded(pair), ""] : [decoded(pair.slice(0, sign)), decoded(pair.slice(sign + 1))];
    });
}
