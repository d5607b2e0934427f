import { expect } from "vitest";
import type { Example } from "./example.ts";

const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const id = (prefix: string) => expect.stringMatching(new RegExp(`^${prefix}_[0-9a-f]{32}$`));

const scores = { probability: 7, impact: 8, residual_probability: 0, residual_impact: 0 };
const server = {
  title: "Server vulnerability",
  description: "Outdated software on production servers",
  category: "technology",
  department: "it",
};
const shown = { id: id("rsk"), ...server, status: "open", ...scores, createdAt: moment, updatedAt: moment };

const noKey = { success: false, error: "Invalid or missing API key" };
const notFound = { success: false, error: "Risk not found" };
const unknown = `rsk_${"0".repeat(32)}`;

/** The requests and answers of the page, in its order. */
export const compExamples: readonly Example[] = [
  {
    title: "creates a risk",
    method: "POST",
    path: "/api/v1/risks",
    body: { ...server, probability: 7, impact: 8 },
    status: 200,
    answer: { success: true, data: { ...shown, assigneeId: null, organizationId: id("org") } },
  },
  {
    title: "refuses a create with wrong values",
    method: "POST",
    path: "/api/v1/risks",
    body: { description: "no title", category: "unheard of" },
    status: 400,
    answer: {
      success: false,
      error: "Validation failed",
      details: {
        _errors: [],
        title: { _errors: ["Title is required"] },
        category: { _errors: [expect.stringMatching(/^Invalid enum value/)] },
      },
    },
  },
  {
    title: "refuses a filter with a wrong value",
    method: "GET",
    path: "/api/v1/risks?status=ajar",
    status: 400,
    answer: {
      success: false,
      error: "Validation failed",
      details: {
        _errors: [],
        status: {
          _errors: [
            "Invalid enum value. Expected 'open' | 'pending' | 'closed' | 'archived', received 'ajar'",
          ],
        },
      },
    },
  },
  {
    title: "lists the risk",
    method: "GET",
    path: "/api/v1/risks?status=open&category=technology&department=it&search=SERVER",
    status: 200,
    answer: { success: true, data: [{ ...shown, assigneeId: null, assignee: null }] },
  },
  {
    title: "shows the risk with its assignee, strategy and tasks",
    method: "GET",
    path: "/api/v1/risks/{risk}",
    status: 200,
    answer: {
      success: true,
      data: expect.objectContaining({
        id: id("rsk"),
        assigneeId: id("usr"),
        assignee: { id: id("usr"), user: { name: "Alice Example", email: "alice@example.com" } },
        treatmentStrategy: null,
        mitigationTasks: [],
      }),
    },
  },
  {
    title: "knows no risk by another identifier",
    method: "GET",
    path: `/api/v1/risks/${unknown}`,
    status: 404,
    answer: notFound,
  },
  {
    title: "deletes the risk",
    method: "DELETE",
    path: "/api/v1/risks/{risk}",
    status: 200,
    answer: { success: true, data: { message: "Risk deleted successfully" } },
  },
  {
    title: "deletes nothing twice",
    method: "DELETE",
    path: `/api/v1/risks/${unknown}`,
    status: 404,
    answer: notFound,
  },
  {
    title: "answers nobody without a key",
    method: "GET",
    path: "/api/v1/risks",
    as: null,
    status: 401,
    answer: noKey,
  },
];
