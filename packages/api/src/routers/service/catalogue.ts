import { CatalogueEntryDraft, CatalogueEntryPatch, type CatalogueKind, Filter } from "@riskloom/domain";
import { CatalogueEntry } from "@riskloom/persistence";
import { z } from "zod";
import { inOrganization } from "../../input/path.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, page } from "../../input/ref.ts";
import { Place } from "../../sql/window.ts";
import { catalogueWords, getEntry, listChanges, listEntries } from "../../reads/service/catalogue.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { changeCatalogueEntry, createCatalogueEntry } from "../../services/service/save-catalogue-entry.ts";
import { router } from "../../call/trpc.ts";

const list = z.object({
  ...page,
  filters: z.array(Filter).max(100).default([]),
  /** begins behind a place in the list, or ends before it, instead of at `offset` */
  after: Place.optional(),
  before: Place.optional(),
});

/** The procedures of one list of the organization: everybody in it reads the list, its administrators write it. */
export function catalogueRouter(kind: CatalogueKind) {
  const one = inOrganization.of(byId, (ctx, { id }) => getEntry(ctx, kind, id));
  const word = catalogueWords[kind];
  return router({
    list: read("organization.read", inOrganization, list)
      .meta({ says: `Lists the entries of the organization's list of ${word}s.` })
      .query(({ ctx, input }) => listEntries(ctx, kind, input)),
    get: read("organization.read", one)
      .meta({ says: `Answers one ${word}.` })
      .query(({ ctx }) => getEntry(ctx, kind, ctx.path.id)),
    create: write("organization.administer", inOrganization, CatalogueEntryDraft)
      .meta({ says: `Adds a ${word} to the organization's list.` })
      .mutation(async ({ ctx, input }) =>
        getEntry(ctx, kind, (await createCatalogueEntry(ctx, kind, input)).id),
      ),
    update: write("organization.administer", one, z.object({ patch: CatalogueEntryPatch }))
      .meta({ says: `Changes what is named of a ${word}.` })
      .mutation(async ({ ctx, input }) => {
        const which = { id: ctx.path.id, kind: word, where: { kind } };
        const entry = await loadRecord(ctx, CatalogueEntry, which);
        await changeCatalogueEntry(ctx, entry, input.patch);
        return getEntry(ctx, kind, entry.id);
      }),
    changes: read("organization.read", one, z.object(page))
      .meta({ says: `Lists what was changed on a ${word}, by whom and when, the latest first.` })
      .query(async ({ ctx, input }) => listChanges(ctx, await getEntry(ctx, kind, ctx.path.id), input)),
  });
}
