import { MapFeatureDraft, MapFeaturePatch } from "@riskloom/domain";
import { MapFeature, uuidV7 } from "@riskloom/persistence";
import { z } from "zod";
import { inProject, onPlace } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, page, type Ref } from "../../input/ref.ts";
import { getMapFeature, listMapFeatures, requireSystem } from "../../reads/collaboration/map-feature.ts";
import { hangsOn, subjectColumns } from "../../reads/register/subject.ts";
import { change } from "../../call/change.ts";
import { targetFrom, targetInBody } from "../../services/collaboration/feature-target.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { movedTo, requirePosition, systemOf } from "../../services/collaboration/place-feature.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

const inSystem = z.object({ coordinateSystem: z.int().optional() });
const one = inProject.of(byId, (ctx, { projectId, id }) => getMapFeature(ctx, { projectId }, id));

/** The places of risks and controls on maps. */
export const mapFeature = router({
  list: read("project.read", onPlace, inSystem.extend(page))
    .meta({ says: "Lists the places on the map that a project, a risk or a control has." })
    .query(({ ctx, input: { coordinateSystem, ...input } }) => {
      const { projectId, subject } = ctx.path;
      const on = subject === null ? [] : [hangsOn("map_feature", subject)];
      return listMapFeatures(ctx, { projectId, coordinateSystem }, input, on);
    }),
  get: read("project.read", one, inSystem)
    .meta({ says: "Answers one place on the map." })
    .query(({ ctx, input: { coordinateSystem } }) =>
      getMapFeature(ctx, { projectId: ctx.path.projectId, coordinateSystem }, ctx.path.id),
    ),
  create: write("project.write", onPlace, MapFeatureDraft.extend(targetInBody))
    .meta({ says: "Adds a place on the map to a risk or a control." })
    .mutation(async ({ ctx, input: { targetKind, targetId, ...draft } }) => {
      const { projectId } = ctx.path;
      const subject = ctx.path.subject ?? (await targetFrom(ctx, projectId, { targetKind, targetId }));
      const coordinateSystem = draft.coordinateSystem ?? (await systemOf(ctx, projectId));
      requirePosition(ctx, { ...draft, coordinateSystem });
      const { actionId: _, ...target } = subjectColumns(subject);
      const created = ctx.em.create(MapFeature, {
        ...draft,
        organizationId: ctx.caller.organizationId,
        uid: uuidV7(),
        projectId,
        ...target,
        coordinateSystem,
      });
      await ctx.flush();
      return getMapFeature(ctx, { projectId, coordinateSystem }, created.id);
    }),
  update: write("project.write", one, z.object({ patch: MapFeaturePatch.extend(targetInBody) }))
    .meta({ says: "Changes a place on the map." })
    .mutation(async ({ ctx, input }) => {
      const { targetKind, targetId, ...patch } = input.patch;
      const record = await load(ctx, ctx.path);
      const { projectId } = record;
      const before = record.riskId === null ? "control" : "risk";
      if (targetId !== undefined || (targetKind ?? before) !== before) {
        const subject = await targetFrom(ctx, projectId, { targetKind, targetId }, before);
        const { actionId: _, ...target } = subjectColumns(subject);
        change(record, target);
      }
      const { latitude, longitude, coordinateSystem: beside, ...others } = patch;
      const coordinateSystem = beside ?? (await systemOf(ctx, projectId));
      const position = { latitude, longitude, coordinateSystem: beside };
      if (requireSystem(ctx, coordinateSystem))
        change(record, { ...others, ...movedTo(record, position, coordinateSystem) });
      requirePosition(ctx, record);
      await ctx.flush();
      return getMapFeature(ctx, { projectId, coordinateSystem }, record.id);
    }),
  remove: write("project.write", one)
    .meta({ says: "Takes a place off the map." })
    .mutation(async ({ ctx }) => {
      ctx.em.remove(await load(ctx, ctx.path));
    }),
});

async function load(ctx: Write, { projectId, id }: { projectId: number; id: Ref }): Promise<MapFeature> {
  const { id: visible } = await getMapFeature(ctx, { projectId }, id);
  return loadRecord(ctx, MapFeature, { id: visible, kind: "map feature" });
}
