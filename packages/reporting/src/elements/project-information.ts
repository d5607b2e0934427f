import type { ProjectInformationResult } from "@riskloom/domain";
import type { Snapshot } from "../snapshot.ts";

/** The projects that the report is about, in the order of their tree. */
export const projectInformation = ({ projects }: Pick<Snapshot, "projects">): ProjectInformationResult => ({
  projects: [...projects],
});
