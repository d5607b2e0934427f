import { z } from "zod";
import { maxLength } from "../values/limits.ts";

/** What is known of a file beside its content. */
export const StoredFile = z.object({
  id: z.int(),
  name: z.string(),
  /** the media type that whoever uploaded it gave; not to be trusted when serving */
  contentType: z.string(),
  /** bytes */
  size: z.int(),
});
export type StoredFile = z.infer<typeof StoredFile>;

/** A file on its way in or out: the content in base64 (RFC 4648 §4). */
export const FileContent = z.object({
  name: z.string().transform(fileName).pipe(z.string().min(1)),
  contentType: z.string().max(maxLength.name).default("application/octet-stream"),
  content: z
    .string()
    // One class without groups: zod's own pattern exhausts the stack on a content of some megabytes.
    .refine((text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text), {
      error: "The content is not base64.",
    }),
});
export type FileContent = z.infer<typeof FileContent>;

/** The last part of a path, without what a header or a file system could misread; at most 255 characters, its end kept. */
export function fileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  const clean = last.replaceAll(/[\u0000-\u001f\u007f"<>|:*?]/g, "").trim();
  return /^\.+$/.test(clean) ? "" : clean.slice(-maxLength.name);
}
