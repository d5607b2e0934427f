import { TextFieldOptions, type TextFieldResult } from "@riskloom/domain";
import { type Request, settled } from "../request.ts";

/** The text that a user put into a report. */
export function textField(request: Request<TextFieldOptions>): TextFieldResult {
  const { header, text } = settled(TextFieldOptions, request).options;
  return { header, text };
}
