import type { CellColor, RiskDraft } from "@riskloom/domain";
import { fieldTexts, sampleTypes } from "./fields.ts";

type Pair = readonly [frequency: number, consequence: number];
type Cell = readonly [row: number, column: number] | null;

/** What somebody said about a risk. */
export interface Remark {
  /** the e-mail of whoever said it */
  author: string;
  text: string;
  /** when it was said, as the interface tells it */
  at: string;
}

/** What the interfaces tell of a risk, in the words of the register; each tells a part. */
export interface Facts {
  title: string;
  description: string;
  cause: string;
  effect: string;
  notes: string;
  status: RiskDraft["status"];
  /** the full name of whom it belongs to */
  owner: string | null;
  category: RiskDraft["category"];
  department: RiskDraft["department"];
  /** 0 to 10, on the primary matrix */
  grossScores: Pair;
  presentScores: Pair;
  nettScores: Pair;
  grossCell: Cell;
  presentCell: Cell;
  nettCell: Cell;
  /** titles of the classes of the present evaluation, else of the gross one */
  probability: string;
  impact: string;
  /** the title and the colour of its band */
  band: string;
  bandColor: CellColor;
  tags: readonly string[];
  /** titles and descriptions of the attached controls */
  controls: readonly string[];
  controlTexts: readonly string[];
  treatment: string | null;
  /** the values of custom fields as they are spelled, people by their names, and the types of these fields, by the fields' names */
  fieldTexts: Readonly<Record<string, string>>;
  fieldTypes: Readonly<Record<string, string>>;
  /** where the value of a link leads */
  linkAddress: string | null;
  /** what was said about it, oldest first */
  comments: readonly Remark[];
  registered: string;
}
export type Fact = keyof Facts;

/** The risk that is written, as far as an interface can write it. The gross scores lie between two classes. */
export const sample = {
  title: "Face collapse",
  description: "The face collapses.\nThe drive stops.",
  cause: "Caused by gravel",
  effect: "Effect on the quay",
  notes: "Noted on site",
  status: "closed",
  owner: "Bob Example",
  category: "technology",
  department: "it",
  grossScores: [7, 8],
  presentScores: [6, 4],
  nettScores: [2.5, 4],
  grossCell: [4, 4],
  presentCell: [3, 2],
  nettCell: [2, 2],
  probability: "Occasional",
  impact: "Considerable",
  band: "Moderate",
  bandColor: "yellow",
  tags: ["Ground"],
  controls: ["Inject grout"],
  controlTexts: ["Two rows ahead of the face"],
  treatment: "mitigate",
  fieldTexts: { ...fieldTexts, link: "Spec doc" },
  fieldTypes: Object.fromEntries(sampleTypes.map((type) => [type, type])),
  linkAddress: fieldTexts["link"] ?? null,
  comments: [
    { author: "alice@example.com", text: "Probe drilling shows gravel", at: "" },
    { author: "bob@example.com", text: "Grout is ordered\nfor Monday", at: "" },
  ],
  registered: "",
} as const satisfies Facts;
