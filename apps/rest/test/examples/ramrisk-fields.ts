import { expect } from "vitest";
import type { Example } from "./example.ts";
import { get, integer, moment, pageOf, text } from "./parts.ts";

/** As the manual prints it; the register numbers types and projects itself. */
const newField = {
  name: "Nyt felt",
  type_id: 30,
  object_type_name: null,
  options: "Fremragende\nGod\nDårlig\nElendig",
  target_type_name: "risk",
};
const newFieldShown = { id: 7, ...newField, project: 1 };
const trigger = {
  id: 1,
  name: "Trigger",
  type_id: 10,
  object_type_name: null,
  options: "",
  target_type_name: "risk",
  project: 1,
};
const plant = { ...trigger, id: 2, name: "Plant", target_type_name: "control" };

/** As the manual prints it, with the 1 that its lists of choices do not have. */
const feature = {
  title: "Map Feature Title",
  description: "Map Feature Description",
  latitude: 12.345,
  longitude: 12.345,
  altitude: 12.345,
  rotation: 12.345,
  bim_model_type: 1,
  geometry_object_type: 1,
  target_object_id: 1,
  target_object_type_id: 1,
  coordinate_system_id: 1,
};
const featureShown = {
  id: integer,
  guid: text,
  ...feature,
  target_object_type_id: 16,
  coordinate_system_id: 160,
};
const shaft = {
  ...featureShown,
  title: "Shaft",
  description: "Northern shaft",
  latitude: 55.6735,
  longitude: 12.5825,
  altitude: -12.5,
  rotation: 90,
  bim_model_type: 20,
  geometry_object_type: 10,
};
/** The template of the manual, filled, which says `coordinate_system`. */
const { coordinate_system_id: _, ...template } = {
  ...feature,
  target_object_id: null,
  target_object_type_id: null,
  coordinate_system: 150,
};

const bar = {
  id: integer,
  created_at: moment,
  updated_at: moment,
  content_type: "risk",
  object_id: 1,
  data: { foo: "bar" },
};

/** What the manual shows of user defined fields, map features and META. */
export const ramriskFieldExamples: readonly Example[] = [
  {
    title: "defines a field",
    method: "POST",
    path: "/api/v1/projects/1/udf_types",
    body: newField,
    status: 201,
    answer: { ...newFieldShown, id: integer },
  },
  get("lists the fields of a project", "/api/v2/projects/1/udf_types?ordering=id", {
    ...pageOf(trigger, plant, newFieldShown),
  }),
  get("shows a field", "/api/v1/projects/1/udf_types/7", newFieldShown),
  {
    title: "gives a risk a value of a field",
    method: "POST",
    path: "/api/v1/projects/1/risks/1/udf_values",
    body: { field_type: 7, value: "God" },
    status: 201,
    answer: { field_type: newFieldShown, value: "God" },
  },
  {
    title: "gives it another value",
    method: "POST",
    path: "/api/v2/projects/1/risks/1/udf_values",
    body: { field_type: { id: 7 }, value: "Elendig" },
    status: 200,
    answer: { field_type: newFieldShown, value: "Elendig" },
  },
  get("lists the values of a risk", "/api/v1/projects/1/risks/1/udf_values", {
    ...pageOf({ field_type: trigger, value: "Rain" }, { field_type: newFieldShown, value: "Elendig" }),
  }),
  get("lists the values of a control", "/api/v2/projects/1/controls/1/udf_values", {
    ...pageOf({ field_type: plant, value: "Chiller" }),
  }),
  {
    title: "renames a field, and adds an option",
    method: "PUT",
    path: "/api/v1/projects/1/udf_types/7",
    body: { ...newField, name: "Felt", options: `${newField.options}\nUkendt` },
    status: 200,
    answer: { ...newFieldShown, name: "Felt", options: `${newField.options}\nUkendt` },
  },
  {
    title: "posts a map feature to the project",
    method: "POST",
    path: "/api/v1/projects/1/mapfeatures",
    body: feature,
    status: 201,
    answer: featureShown,
  },
  get(
    "lists the map features of a risk",
    "/api/v1/projects/1/risk/1/mapfeatures",
    pageOf(shaft, featureShown),
  ),
  get(
    "lists them in another coordinate system",
    "/api/v2/projects/1/risk/1/mapfeatures?coordinate_system_id=150&page_size=1",
    expect.objectContaining({
      count: 2,
      results: [{ ...shaft, coordinate_system_id: 150, latitude: integer, longitude: integer }],
    }),
  ),
  get(
    "lists the map features of a control",
    "/api/v1/projects/1/control/1/mapfeatures",
    pageOf({ ...shaft, target_object_type_id: 25 }),
  ),
  {
    title: "posts a map feature to a control",
    method: "POST",
    path: "/api/v2/projects/1/control/1/mapfeatures",
    body: template,
    status: 201,
    answer: { ...featureShown, target_object_type_id: 25, coordinate_system_id: 150 },
  },
  {
    title: "modifies a map feature",
    method: "PUT",
    path: "/api/v1/projects/1/mapfeatures/1",
    body: { ...feature, title: "Portal" },
    status: 200,
    answer: { ...featureShown, id: 1, title: "Portal" },
  },
  get("shows a map feature", "/api/v1/projects/1/mapfeatures/1", { ...featureShown, id: 1, title: "Portal" }),
  get(
    "lists the META objects of all projects",
    "/api/v1/projects/meta",
    pageOf({ ...bar, content_type: "project" }),
  ),
  get("lists those of a project's risks", "/api/v2/projects/1/risks/meta", pageOf(bar)),
  get(
    "lists those of its controls",
    "/api/v1/projects/1/controls/meta",
    pageOf({ ...bar, content_type: "control" }),
  ),
  get(
    "lists those of its actions",
    "/api/v1/projects/1/actions/meta",
    pageOf({ ...bar, content_type: "action" }),
  ),
  get("shows that of a project", "/api/v1/projects/1/meta", { ...bar, content_type: "project" }),
  get("shows that of a risk", "/api/v1/projects/1/risks/1/meta", bar),
  get("shows that of a control", "/api/v2/projects/1/controls/1/meta", { ...bar, content_type: "control" }),
  get("shows that of an action", "/api/v1/projects/1/actions/1/meta", { ...bar, content_type: "action" }),
  {
    title: "saves a META object on a risk",
    method: "PUT",
    path: "/api/v1/projects/1/risks/2/meta",
    body: { data: { foo: "bar" } },
    status: 201,
    answer: { ...bar, object_id: 2 },
  },
  {
    title: "asks for the header that names the application",
    method: "GET",
    path: "/api/v1/projects/1/risks/2/meta",
    headers: { "X-APP-ID": "" },
    status: 400,
    answer: { detail: "X-APP-ID header is required." },
  },
];
