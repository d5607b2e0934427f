import { MapFeatureDraft, MapFeaturePatch } from "@riskloom/domain";
import { MapFeature, uuidV7 } from "@riskloom/persistence";
import { z } from "zod";
import { byId, inProject, page, Ref } from "../input.ts";
import { reading } from "../reading.ts";
import { getMapFeature, listMapFeatures } from "../reads/map-feature.ts";
import { projectFor } from "../reads/project.ts";
import { hangsOn, subjectColumns, subjectInPath } from "../reads/subject.ts";
import { change } from "../services/change.ts";
import { targetFrom, targetInBody } from "../services/feature-target.ts";
import { loadRecord } from "../services/load-record.ts";
import { movedTo, requirePosition, systemOf } from "../services/place-feature.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

const onTarget = { ...inProject, riskId: Ref.optional(), controlId: Ref.optional() };
const inSystem = { coordinateSystem: z.int().optional() };
const one = z.object({ ...inProject, ...byId });

/** The places of risks and controls on maps. */
export const mapFeature = router({
  /** Of a project, or of one risk or control in it. */
  list: query.input(z.object({ ...onTarget, ...inSystem, ...page })).query(
    reading(async (read, { projectId, riskId, controlId, coordinateSystem, ...input }) => {
      const id = await projectFor(read, projectId, "project.read");
      const on =
        riskId === undefined && controlId === undefined
          ? []
          : [hangsOn("map_feature", await subjectInPath(read, id, { riskId, controlId }))];
      return listMapFeatures(read, { projectId: id, coordinateSystem }, input, on);
    }),
  ),
  get: query.input(one.extend(inSystem)).query(
    reading(async (read, { projectId, id, coordinateSystem }) => {
      const project = await projectFor(read, projectId, "project.read");
      return getMapFeature(read, { projectId: project, coordinateSystem }, id);
    }),
  ),
  /** Of the record that the path names, else of the one that the body does. Answers the feature in the system in which it was given. */
  create: mutation.input(MapFeatureDraft.extend({ ...onTarget, ...targetInBody })).mutation(
    writing(async (write, { projectId: ref, riskId, controlId, targetKind, targetId, ...draft }) => {
      const projectId = await projectFor(write, ref, "project.write");
      const subject =
        riskId === undefined && controlId === undefined
          ? await targetFrom(write, projectId, { targetKind, targetId })
          : await subjectInPath(write, projectId, { riskId, controlId });
      const coordinateSystem = draft.coordinateSystem ?? (await systemOf(write, projectId));
      requirePosition({ ...draft, coordinateSystem });
      const { actionId: _, ...target } = subjectColumns(subject);
      const created = write.em.create(MapFeature, {
        ...draft,
        organizationId: write.caller.organizationId,
        uid: uuidV7(),
        projectId,
        ...target,
        coordinateSystem,
      });
      await write.flush();
      return getMapFeature(write, { projectId, coordinateSystem }, created.id);
    }),
  ),
  /** A position is given in the system that stands beside it, else in the project's; a system alone moves nothing. */
  update: mutation.input(one.extend({ patch: MapFeaturePatch.extend(targetInBody) })).mutation(
    writing(async (write, { patch: { targetKind, targetId, ...patch }, ...which }) => {
      const record = await load(write, which);
      const { projectId } = record;
      const before = record.riskId === null ? "control" : "risk";
      if (targetId !== undefined || (targetKind ?? before) !== before) {
        const subject = await targetFrom(write, projectId, { targetKind, targetId }, before);
        const { actionId: _, ...target } = subjectColumns(subject);
        change(record, target);
      }
      const coordinateSystem = patch.coordinateSystem ?? (await systemOf(write, projectId));
      change(record, { ...patch, ...movedTo(record, patch, coordinateSystem) });
      requirePosition(record);
      await write.flush();
      return getMapFeature(write, { projectId, coordinateSystem }, record.id);
    }),
  ),
  remove: mutation.input(one).mutation(
    writing(async (write, which) => {
      write.em.remove(await load(write, which));
    }),
  ),
});

async function load(write: Write, { projectId, id }: z.infer<typeof one>): Promise<MapFeature> {
  const project = await projectFor(write, projectId, "project.write");
  const { id: visible } = await getMapFeature(write, { projectId: project }, id);
  return loadRecord(write, MapFeature, { id: visible, kind: "map feature" });
}
