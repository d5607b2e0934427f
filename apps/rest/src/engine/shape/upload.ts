/** A file that came with a form. */
export class Upload {
  readonly name: string;
  readonly contentType: string;
  /** in base64, as the register takes it */
  readonly content: string;

  constructor({ name, contentType }: { name: string; contentType: string }, bytes: Buffer) {
    this.name = name;
    this.contentType = contentType || "application/octet-stream";
    this.content = bytes.toString("base64");
  }
}

/** What a form gives under one name: a text, or a file. */
export type FormValue = string | Upload;
