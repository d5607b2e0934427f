import { ProjectRef, Ref } from "../../input/ref.ts";
import { idInPath } from "./id-in.ts";
import { projectFor } from "./project.ts";
import { type Subject, subjectInPath, subjectRef } from "./subject.ts";
import { inOrganization } from "../../input/path.ts";

/** A project that the caller sees. */
export const inProject = inOrganization.to({ projectId: ProjectRef }, async (read, { projectId }) => ({
  projectId: await projectFor(read, projectId, "project.read"),
}));

/** A risk in a project. */
export const onRisk = inProject.to({ riskId: Ref }, async (read, { riskId }, { projectId }) => ({
  riskId: await idInPath(read, "risk", projectId, riskId),
}));

/** A control in a project. */
export const onControl = inProject.to({ controlId: Ref }, async (read, { controlId }, { projectId }) => ({
  controlId: await idInPath(read, "control", projectId, controlId),
}));

/** A risk, a control or an action in a project, on which things hang. */
export const onSubject = inProject.to(
  subjectRef,
  async (read, refs, { projectId }): Promise<{ subject: Subject }> => ({
    subject: await subjectInPath(read, projectId, refs),
  }),
);

/** A project that the caller sees, or null where none is named. */
export const inProjectIfNamed = inOrganization.to(
  { projectId: ProjectRef.optional() },
  async (read, { projectId }) => ({
    projectId: projectId === undefined ? null : await projectFor(read, projectId, "project.read"),
  }),
);

/** A project, or one risk or control in it. */
export const onPlace = inProject.to(
  { riskId: Ref.optional(), controlId: Ref.optional() },
  async (read, refs, { projectId }): Promise<{ subject: Subject | null }> => ({
    subject:
      refs.riskId === undefined && refs.controlId === undefined
        ? null
        : await subjectInPath(read, projectId, refs),
  }),
);
