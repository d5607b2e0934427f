import type { Noun } from "../../../engine/open-api/about.ts";

const project: Noun = {
  one: "a project",
  many: "projects",
  is: "A project has one risk register: risks, what is done about them, and the matrices that they are placed in.",
};
const risk: Noun = {
  one: "a risk",
  many: "risks",
  is: "A risk says what may happen, from which causes and with which effects, and who owns it.",
};
const control: Noun = {
  one: "a control",
  many: "controls",
  is: "A control is something that is done about risks, once or again and again.",
};
const action: Noun = {
  one: "an action",
  many: "actions",
  is: "An action is one step by which a control is carried out.",
};
const evaluation: Noun = {
  one: "an evaluation",
  many: "evaluations",
  is: "An evaluation places a risk in a matrix before controls (gross), with those there are (present) or with all planned ones (nett).",
};
const tag: Noun = {
  one: "a tag of risks",
  many: "tags of risks",
  is: "A tag groups the risks of a project; it belongs to a category.",
};
const onRecord = (of: string): Noun => ({
  one: "the tags",
  many: "tags on records",
  is: `The tags ${of} bears; they are read in full and written as a list of identifiers.`,
  does: { GET: `List the tags of ${of}`, PUT: `Set the tags of ${of}` },
});
const cost: Noun = {
  one: "a cost of a control",
  many: "costs of controls",
  is: "A cost says what a control takes of one target, as money or days.",
};
const attached: Noun = {
  one: "an attachment of a control to a risk",
  many: "attached controls",
  is: "An attachment says that a control is there for a risk.",
};
const causality: Noun = {
  one: "a cause or effect",
  many: "causes and effects",
  is: "A cause may make a risk happen, an effect follows when it does; risks share them.",
};
const comment: Noun = {
  one: "a comment",
  many: "comments",
  is: "A comment is what somebody said about a risk, a control or an action; the newest comes first.",
};
const reference: Noun = {
  one: "a reference",
  many: "references",
  is: "A reference leads from a record to another one, to a file or to an address; it is seen from both ends.",
};
const entry: Noun = {
  one: "a log entry",
  many: "log entries",
  is: "A log entry tells people of one change; only its note can be written.",
};
const feature: Noun = {
  one: "a map feature",
  many: "map features",
  is: "A map feature is the place of a risk or a control, in one of 18 coordinate systems.",
};
const value: Noun = {
  one: "a value of a user defined field",
  many: "values of user defined fields",
  is: "A value is what one record has in a user defined field, as a text whatever the type.",
};
const meta: Noun = {
  one: "the META object",
  many: "META objects",
  is: "A META object is any JSON that one program keeps beside a record; `X-APP-ID` names the program.",
};
const label: Noun = {
  one: "a label",
  many: "labels",
  is: "A label is a named moment of a project or a person, at which the register can be looked at again.",
};
const timestamp: Noun = {
  ...label,
  one: "a timestamp",
  many: "timestamps",
  is: label.is.replace("label", "timestamp"),
};

const report = (does: string, is: string): Noun => ({
  one: "a report",
  many: "reports",
  is: `${is} It covers a project group and its parts, now and at the moments that are chosen, and echoes what was asked with every default filled in.`,
  does: { POST: does },
});

const reports: Readonly<Record<string, Noun>> = {
  action_list: report("Report the actions", "Lists the actions that pass a filter."),
  control_list: report("Report the controls", "Lists the controls that pass a filter."),
  ownership_change: report(
    "Report changes of ownership",
    "Tells what passed from one owner to another between moments.",
  ),
  ownership: report("Report ownership", "Counts what each person owns."),
  project_information: report("Report the projects", "Tells the master data of projects."),
  risk_list: report(
    "Report the risks",
    "Lists the risks that pass a filter, all or those that are new, gone, greater or less.",
  ),
  status: report("Report statuses", "Counts risks, controls and actions by status."),
  text_field: report("Report a text", "Places a heading and a text between other elements."),
  barplots: report("Report risks by cell colour", "Counts risks by the colour of their cell."),
  control_value: report(
    "Report the value of controls",
    "Weighs what controls take off the risk against what they cost.",
  ),
  matrix: report("Report risk matrices", "Places risks in the cells of matrices."),
  scurve: report(
    "Report exact loss curves",
    "Computes the distribution of the total loss exactly, without drawing at random.",
  ),
  monte_carlo: report(
    "Report simulated loss curves",
    "Draws the total loss at random as often as asked; a seed makes it repeatable.",
  ),
  risk_value_contributions: report(
    "Report the greatest contributions",
    "Ranks risks by what they add to the expected loss.",
  ),
  valueatrisks: report("Report expected values", "Sums the expected loss by matrix and category."),
  var_diff: report(
    "Report differences of expected values",
    "Compares the expected loss of risks between moments.",
  ),
};

/** What the words of paths stand for. */
export const nouns: Readonly<Record<string, Noun>> = {
  ...reports,
  "api-token-auth": {
    one: "a token",
    many: "tokens",
    is: "User name and password are exchanged for the token that every other request carries; it stays the same until it is revoked.",
    does: { POST: "Exchange a password for a token" },
  },
  me: { one: "the caller", many: "people", is: "The person to whom the credential belongs." },
  users: { one: "a person", many: "people", is: "People who work in a project." },
  projectgroups: {
    one: "a project group",
    many: "project groups",
    is: "Project groups are a person's tree of projects, by which reports are asked for.",
  },
  projects: project,
  risk,
  risks: risk,
  control,
  controls: control,
  attachable_controls: {
    ...control,
    many: "controls that can be attached to",
    does: { GET: "List the controls that can be attached to a risk" },
  },
  action,
  actions: action,
  matrices: {
    one: "a matrix",
    many: "matrices",
    is: "A matrix has classes of frequency as rows, classes of consequence as columns, and cells with a colour and a value.",
  },
  evaluations: evaluation,
  categories: {
    one: "a category of tags of risks",
    many: "categories of tags of risks",
    is: "A category holds tags of risks together.",
  },
  cacategories: {
    one: "a category of tags of controls and actions",
    many: "categories of tags of controls and actions",
    is: "A category holds tags of controls and actions together.",
  },
  tags: tag,
  catags: {
    one: "a tag of controls and actions",
    many: "tags of controls and actions",
    is: "A tag groups the controls and actions of a project; it belongs to a category.",
  },
  "risks/tags": onRecord("a risk"),
  "controls/tags": onRecord("a control"),
  "actions/tags": onRecord("an action"),
  risktags: {
    one: "a tag's place on a risk",
    many: "tags' places",
    is: "Says which risk bears which tag, since when.",
  },
  controltags: {
    one: "a tag's place on a control",
    many: "tags' places",
    is: "Says which control bears which tag, since when.",
  },
  actiontags: {
    one: "a tag's place on an action",
    many: "tags' places",
    is: "Says which action bears which tag, since when.",
  },
  controlcosts: cost,
  riskcontrols: attached,
  "risks/riskcontrols": {
    ...attached,
    does: {
      PUT: "Attach a control to a risk",
      DELETE: "Detach a control from a risk",
      GET: "List the attachments of controls to a risk",
    },
  },
  recurrence: {
    one: "the recurrence",
    many: "recurrences",
    is: "A recurrence says when a control is due again: by days, weeks, months or years.",
    does: { PUT: "Set the recurrence of a control" },
  },
  causalities: causality,
  "risks/causalities": { ...causality, does: { DELETE: "Detach a cause or effect from a risk" } },
  riskcausalities: {
    one: "an attachment of a cause or effect to a risk",
    many: "attached causes and effects",
    is: "Says which risk has which cause or effect.",
  },
  riskreview: {
    one: "the last review",
    many: "reviews",
    is: "A review says who looked at a risk and on which day; writing it, without a body, is a review by the caller.",
    does: { PUT: "Review a risk", POST: "Review a risk for the first time" },
  },
  comments: comment,
  references: reference,
  "references/file": { ...reference, does: { GET: "Download the file of a reference" } },
  entries: entry,
  udf_types: {
    one: "a user defined field",
    many: "user defined fields",
    is: "A user defined field is something that the register keeps of risks or controls beside what every register has.",
  },
  udf_values: { ...value, does: { POST: "Give a record its value of a user defined field" } },
  mapfeatures: feature,
  meta,
  labels: label,
  timestamps: timestamp,
};
