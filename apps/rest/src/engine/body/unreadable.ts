/** As what a body is read. */
export type BodyType = "json" | "form" | "multipart";

/** What is wrong with a body before any field of it is looked at. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  readonly kind: "syntax" | "mediaType";
  /** what the body was read as; of a media type that is not read, nothing */
  readonly type: BodyType | undefined;

  constructor(kind: "syntax" | "mediaType", message: string, type?: BodyType) {
    super(message);
    this.kind = kind;
    this.type = type;
  }
}
