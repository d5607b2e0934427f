import type { CustomFieldType } from "@riskloom/domain";

interface SampleField {
  /** what RamRisk calls the type; the others can be defined through tRPC alone */
  ramriskType?: number;
  options?: readonly string[];
  /** the value as it is spelled */
  text: string;
}

const areas = ["Frontend", "API", "Database"] as const;

/** A custom field of every type, by its type, which is its name too. */
export const sampleFields: Readonly<Record<CustomFieldType, SampleField>> = {
  text: { ramriskType: 10, text: "Two sprints late" },
  number: { ramriskType: 20, text: "13.5" },
  select: { ramriskType: 30, options: areas, text: "API" },
  numberSelect: { ramriskType: 40, options: ["1", "2.5"], text: "2.5" },
  date: { ramriskType: 70, text: "2026-05-21" },
  dateSelect: { ramriskType: 80, options: ["2026-06-30", "2026-12-31"], text: "2026-12-31" },
  user: { ramriskType: 90, text: "Bob Example" },
  integer: { text: "7" },
  boolean: { text: "true" },
  dropdown: { options: areas, text: "Frontend" },
  status: { options: areas, text: "Database" },
  multiSelect: { options: areas, text: "Frontend\nAPI" },
  link: { text: "https://wiki.example.com/spec" },
};
export const sampleTypes = Object.keys(sampleFields) as CustomFieldType[];

/** The values as they are spelled, by the name of their field. */
export const fieldTexts: Readonly<Record<string, string>> = Object.fromEntries(
  sampleTypes.map((type) => [type, sampleFields[type].text]),
);
