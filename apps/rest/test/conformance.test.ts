import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DialectName } from "../src/engine/table/dialect.ts";
import { openWorld, type World } from "./contract/world/world.ts";
import { compExamples } from "./examples/comp.ts";
import type { Example } from "./examples/example.ts";
import { kendisExamples } from "./examples/kendis.ts";
import { fillKendisRegister } from "./examples/kendis-register.ts";
import { incidentExamples } from "./examples/incident.ts";
import { ramriskCommentExamples } from "./examples/ramrisk-comments.ts";
import { ramriskControlExamples } from "./examples/ramrisk-controls.ts";
import { ramriskFieldExamples } from "./examples/ramrisk-fields.ts";
import { ramriskReferenceExamples } from "./examples/ramrisk-references.ts";
import { ramriskExamples } from "./examples/ramrisk.ts";
import { liesOfBody } from "./description/described.ts";
import { formOf, record, shortened } from "./examples/recorded.ts";
import { xurrentExamples } from "./examples/xurrent.ts";
import { dialects } from "../src/app.ts";
import { routerOf } from "../src/engine/table/router.ts";
import type { Executed } from "../src/engine/open-api/examples.ts";
import executed from "../src/executed.json" with { type: "json" };

interface Manual {
  name: string;
  dialect: DialectName;
  examples: readonly Example[];
  /** the list whose first record they mean by `{risk}`, `{level}` or `{incident}` */
  records: string;
  /** makes what the examples speak of */
  prepare?(world: World): Promise<void>;
}

/** The examples of each manual. */
const manuals: readonly Manual[] = [
  { name: "Comp AI", dialect: "comp", examples: compExamples, records: "/api/v1/risks?search=Settlement" },
  { name: "the incident module", dialect: "incident", examples: incidentExamples, records: "/v1/incident" },
  {
    name: "Kendis",
    dialect: "kendis",
    examples: kendisExamples,
    records: "/api/v1/RR-PROG/risk",
    prepare: ({ register }) => fillKendisRegister(register),
  },
  {
    name: "RamRisk",
    dialect: "ramrisk",
    examples: [
      ...ramriskExamples,
      ...ramriskControlExamples,
      ...ramriskCommentExamples,
      ...ramriskFieldExamples,
      ...ramriskReferenceExamples,
    ],
    records: "/api/v1/projects/1/risks?ordering=-id",
  },
  {
    name: "Xurrent",
    dialect: "xurrent",
    examples: xurrentExamples,
    records: "/v1/project_risk_levels?sort=-id",
  },
];

const recording = process.env["RECORD"] === "1";
const match = routerOf(dialects);
const answered: Executed[] = [];
afterAll(() => {
  if (recording) record(answered);
});

describe.each(manuals)("$name", ({ dialect, examples, records, prepare }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld("in process");
    await prepare?.(world);
  });
  afterAll(() => world.close());

  const recordId = async (): Promise<string> => {
    const { json } = await world.send("GET", records, { dialect });
    const { results, data = json } = json as Record<string, object>;
    const { incidents = results ?? data } = data as Record<string, object>;
    return (incidents as { id: string }[])[0]?.id ?? "";
  };

  it.each(examples)("$title", async ({ title, method, path, as, headers = {}, body, status, answer }) => {
    const to = path.includes("{") ? path.replace(/\{\w+\}/, await recordId()) : path;
    const got = await world.send(method, to, { ...(as === null && { as }), dialect, headers, body });
    expect(got.json).toEqual(answer);
    expect(got.status).toBe(status);
    answered.push({
      title,
      method,
      path: match(new URL(to, "http://rest.test").pathname)?.resource.path ?? "",
      // the manuals send much that is only read besides what is described
      ...(body !== undefined && liesOfBody(method, to, body).length === 0 && { body }),
      status,
      ...(got.json !== undefined && { answer: shortened(got.json) }),
    });
  });
});

it.skipIf(recording)("is what the descriptions show as examples", () => {
  const shown = executed.map(({ title, path, body, status, answer }) => ({
    title,
    path,
    body,
    status,
    form: formOf(answer),
  }));
  const live = answered.map(({ title, path, body, status, answer }) => ({
    title,
    path,
    body,
    status,
    form: formOf(answer),
  }));
  expect(shown).toEqual(JSON.parse(JSON.stringify(live)));
});
