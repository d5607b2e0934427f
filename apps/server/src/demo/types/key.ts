/** Everything refers to everything else by key; keys are unique within their kind and project. */
export type Key = string;

export type UserKey = "alice" | "bob" | "carol" | "mallory";
