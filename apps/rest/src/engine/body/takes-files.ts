import type { Shape } from "../shape/shape.ts";

/** Whether a body of the shape may bring a file. */
export const takesFiles = ({ columns }: Shape<never>): boolean =>
  columns.some(({ written }) => written?.codec.describe?.type === "file upload");
