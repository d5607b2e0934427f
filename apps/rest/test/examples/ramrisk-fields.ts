import type { Example } from "./example.ts";
import { get, integer, pageOf } from "./parts.ts";

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

/** What the manual shows of user defined fields, in its order. */
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
];
