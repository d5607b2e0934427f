import type { Example } from "./example.ts";
import { audit, get, integer, moment, pageOf } from "./parts.ts";

const said = {
  project: 1,
  owner: 1,
  owner_short_name: "Alice E.",
  owner_full_name: "Alice Example",
  owner_email: "alice@example.com",
  date: moment,
  ...audit,
};

interface Subject {
  kind: "action" | "control" | "risk";
  /** what the suite's register has on the first record of the kind */
  first: { id: number; comment: string };
  /** the words of the manual's example */
  words: string;
}

/** The manual shows one example for each kind, alike but for the name of what is commented on. */
const commentsOn = ({ kind, first, words }: Subject): readonly Example[] => {
  const path = `/projects/1/${kind}s/1/comments`;
  const old = { ...said, ...first, [kind]: 1 };
  const made = { ...said, id: integer, comment: words, [kind]: 1 };
  return [
    {
      title: `comments on one of the ${kind}s`,
      method: "POST",
      path: `/api/v1${path}`,
      body: { comment: words },
      status: 201,
      answer: made,
    },
    get(`lists what was said about one of the ${kind}s, newest first`, `/api/v2${path}`, pageOf(made, old)),
    get(`shows one thing said about one of the ${kind}s`, `/api/v1${path}/${first.id}`, old),
    {
      title: `rewords what was said about one of the ${kind}s`,
      method: "PUT",
      path: `/api/v2${path}/${first.id}`,
      body: { comment: "I have better ideas" },
      status: 200,
      answer: { ...old, comment: "I have better ideas" },
    },
    {
      title: `takes back what was said about one of the ${kind}s`,
      method: "DELETE",
      path: `/api/v1${path}/${first.id}`,
      status: 204,
      answer: undefined,
    },
  ];
};

const asked = "Ask the supplier";

export const ramriskCommentExamples: readonly Example[] = [
  ...commentsOn({
    kind: "risk",
    first: { id: 1, comment: "Watch the pumps" },
    words: "I have ideas for this risk",
  }),
  ...commentsOn({
    kind: "control",
    first: { id: 2, comment: asked },
    words: "I have ideas for this control",
  }),
  ...commentsOn({
    kind: "action",
    first: { id: 3, comment: asked },
    words: "I have ideas for this control",
  }),
];
