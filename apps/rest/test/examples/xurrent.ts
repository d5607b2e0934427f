import { expect } from "vitest";
import type { Example } from "./example.ts";

const integer = expect.any(Number);
const text = expect.any(String);
const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
const times = { created_at: moment, updated_at: moment };

const words = ["Limited", "Moderate", "Significant"];
const described = (name: string) => `Risk of Failure is ${name}`;

const listed = (name: string, position: number) => ({
  id: integer,
  sourceID: null,
  reference: name.toLowerCase(),
  name,
  description: described(name),
  position,
  ...times,
});

const information =
  "A project is considered to have limited risk when:\n\n1. The necessary internal resources are readily available";

const whole = (name: string, position: number | null, more: object = {}) => ({
  attachments: [],
  ...times,
  description: described(name),
  disabled: false,
  id: integer,
  information: null,
  name,
  position,
  reference: name.toLowerCase(),
  source: "R-Service API",
  sourceID: null,
  ...more,
});

/** The requests and answers of the page: its three levels are created, listed, read and changed. */
export const xurrentExamples: readonly Example[] = [
  ...words.map((name, at) => ({
    title: `creates the level ${name}`,
    method: "POST",
    path: "/v1/project_risk_levels",
    body: { name, description: described(name), position: at + 1 },
    status: 201,
    answer: whole(name, at + 1),
  })),
  {
    title: "lists all levels by their default fields",
    method: "GET",
    path: "/v1/project_risk_levels",
    status: 200,
    // behind the two that are there before
    answer: [
      ...[1, 2].map(() => ({
        ...listed("any", 0),
        name: text,
        reference: text,
        description: null,
        position: null,
      })),
      ...words.map((name, at) => listed(name, at + 1)),
    ],
  },
  {
    title: "shows all fields of a level",
    method: "GET",
    path: "/v1/project_risk_levels/{level}",
    status: 200,
    answer: whole("Significant", 3),
  },
  {
    title: "changes a level",
    method: "PATCH",
    path: "/v1/project_risk_levels/{level}",
    body: { information, disabled: true },
    status: 200,
    answer: whole("Significant", 3, { information, disabled: true }),
  },
  {
    title: "tells a parameter that is out of range",
    method: "GET",
    path: "/v1/project_risk_levels?per_page=0",
    status: 400,
    answer: { message: "Parameter 'per_page' cannot be less than 1" },
  },
  {
    title: "tells a body that is no JSON",
    method: "POST",
    path: "/v1/project_risk_levels",
    body: "{",
    status: 400,
    answer: { message: "Invalid JSON string posted" },
  },
  {
    title: "tells what is wrong with a record, field by field",
    method: "POST",
    path: "/v1/project_risk_levels",
    body: { name: "" },
    status: 422,
    answer: { message: "Validation Failed", errors: [["name", "Name can't be blank"]] },
  },
  {
    title: "answers nobody without a token",
    method: "GET",
    path: "/v1/project_risk_levels",
    as: null,
    status: 401,
    answer: { message: "Unauthorized" },
  },
  {
    title: "answers a test of the connection to anybody",
    method: "GET",
    path: "/v1",
    as: null,
    status: 200,
    answer: {},
  },
];
