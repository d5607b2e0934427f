import { expect } from "vitest";
import type { Example } from "./example.ts";

const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/);
const sent_at = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

const breach = {
  name: "Another Security Breach",
  status: "NEW",
  type: "OTHERS",
  date: "2024-11-11T10:57:27+08:00",
  description: "Unauthorized access to sensitive customer data through a phishing email.",
  reported_by: "John Doe",
  location: "",
  severity: "",
  next_update: 0,
  resolved_date: null,
  backdated: false,
};
const kept = {
  id: uuid,
  created_at: moment,
  created_by: "Alice Example",
  updated_by: "Alice Example",
  updated_at: moment,
  tenant_id: uuid,
};

const outage = {
  name: "Server Outage in Data Center A",
  status: "OPEN",
  type: "SYSTEM_FAILURE",
  date: "2024-11-22T15:30:00+08:00",
  description:
    "Multiple servers in Data Center A experienced a sudden loss of power, impacting several critical applications.",
  reported_by: "System Monitor",
  location: "Data Center A",
  severity: "MAJOR",
  next_update: 1674521800,
  resolved_date: null,
  backdated: false,
};
const replaced = { ...kept, ...outage, attributes: null, occ_lock: 1 };
const read = { ...replaced, date: "2024-11-22T07:30:00Z" };

/** The requests and answers of the manual, in its order, with the paths and methods of its prose. */
export const incidentExamples: readonly Example[] = [
  {
    title: "creates an incident",
    method: "POST",
    path: "/v1/incident",
    body: breach,
    status: 200,
    answer: { data: { ...kept, ...breach, occ_lock: 0 }, sent_at },
  },
  {
    title: "replaces an incident, and tells it with and without an envelope",
    method: "PUT",
    path: "/v1/incident/{incident}",
    body: { ...outage, occ_lock: 0 },
    status: 200,
    answer: { ...replaced, data: replaced, sent_at },
  },
  {
    title: "refuses to replace what was replaced meanwhile",
    method: "PUT",
    path: "/v1/incident/{incident}",
    body: { ...outage, occ_lock: 0 },
    status: 409,
    answer: {
      sent_at,
      errors: [{ message: "occ_lock does not match, incident was updated by someone else" }],
    },
  },
  {
    title: "lists all incidents of the tenant, the newest first",
    method: "GET",
    path: "/v1/incident",
    status: 200,
    answer: {
      data: {
        incidents: [
          read,
          {
            ...kept,
            ...breach,
            date: moment,
            name: "Server outage",
            description: "Sudden loss of power",
            reported_by: "System Monitor",
            attributes: { "alice's count": "5" },
            occ_lock: 0,
          },
        ],
        total: 2,
      },
    },
  },
  {
    title: "shows one incident",
    method: "GET",
    path: "/v1/incident/{incident}",
    status: 200,
    answer: { data: read },
  },
  ...[
    { name: "workflowId", type: "STRING" },
    { name: "count", type: "INT" },
  ].map((body) => ({
    title: `defines the attribute ${body.name}`,
    method: "POST",
    path: "/v1/incident/attributes",
    body,
    status: 200,
    answer: { data: body, sent_at },
  })),
  {
    title: "gives an incident its first value of an attribute",
    method: "POST",
    path: "/v1/incident/{incident}/attributes",
    body: { name: "workflowId", value: "9fdad2ec-5323-41a2-888d-91591d35a3bb" },
    status: 200,
    answer: { message: "1 attribute(s) inserted. rows affected: 1", sent_at },
  },
  {
    title: "gives a number as a text",
    method: "POST",
    path: "/v1/incident/{incident}/attributes",
    body: { name: "count", value: "4" },
    status: 200,
    answer: { message: "1 attribute(s) inserted. rows affected: 1", sent_at },
  },
  {
    title: "changes the value of an attribute",
    method: "PUT",
    path: "/v1/incident/{incident}/attributes",
    body: { name: "count", value: "5" },
    status: 200,
    answer: { message: "1 attribute(s) updated. rows affected: 1", sent_at },
  },
  {
    title: "shows the values with the incident, whose lock they do not touch",
    method: "GET",
    path: "/v1/incident/{incident}",
    status: 200,
    answer: {
      data: {
        ...read,
        attributes: { workflowId: "9fdad2ec-5323-41a2-888d-91591d35a3bb", count: "5" },
      },
    },
  },
  {
    title: "adds a comment",
    method: "POST",
    path: "/v1/incident/{incident}/comments",
    body: { text: "This is my comment!" },
    status: 200,
    answer: {
      data: {
        id: uuid,
        incident_id: uuid,
        user_id: uuid,
        name: "Alice Example",
        text: "This is my comment!",
        created_at: moment,
        created_by: uuid,
        updated_at: moment,
        updated_by: uuid,
        occ_lock: 0,
        tenant_id: uuid,
      },
      sent_at,
    },
  },
  {
    title: "deletes the comments",
    method: "DELETE",
    path: "/v1/incident/{incident}/comments",
    status: 200,
    answer: { message: "1 comment(s) deleted. rows affected: 1", sent_at },
  },
  {
    title: "deletes an incident",
    method: "DELETE",
    path: "/v1/incident/{incident}",
    status: 200,
    answer: { message: "incident deleted", sent_at },
  },
  {
    title: "answers nobody without an access token",
    method: "GET",
    path: "/v1/incident",
    as: null,
    status: 401,
    answer: { sent_at, errors: [{ message: "access token is missing, invalid or expired" }] },
  },
];
