/** A documented request with the answer that the manual shows for it. */
export interface Example {
  title: string;
  method: string;
  /** `{project}`, `{risk}` … stand for records that the suite has made */
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** null sends no credential */
  as?: null;
  status: number;
  answer: unknown;
}
