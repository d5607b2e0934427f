/** Everything refers to everything else by key; keys are unique within their kind and project. */
export type Key = string;

export type UserKey = "alice" | "bob" | "carol" | "mallory";

/** A record of a project that things hang on or point to. */
export type DemoObject = { readonly risk: Key } | { readonly control: Key } | { readonly action: Key };
