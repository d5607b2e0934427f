import {
  CatalogueEntryDraft,
  CatalogueEntryPatch,
  type CatalogueKind,
  Filter,
  forbidden,
} from "@riskloom/domain";
import { CatalogueEntry } from "@riskloom/persistence";
import { z } from "zod";
import { may } from "../auth/may.ts";
import { byId, page } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { Place } from "../reads/beyond.ts";
import { catalogueWords, getEntry, listChanges, listEntries } from "../reads/catalogue.ts";
import { loadRecord } from "../services/load-record.ts";
import { changeEntry, createEntry } from "../services/save-entry.ts";
import { mutation, query, router } from "../trpc.ts";
import { writing } from "../writing.ts";

const one = z.object(byId);
const list = z.object({
  ...page,
  filters: z.array(Filter).max(100).default([]),
  /** begins behind a place in the list, or ends before it, instead of at `offset` */
  after: Place.optional(),
  before: Place.optional(),
});

/** The procedures of one list of the organization: everybody in it reads the list, its administrators write it. */
export const catalogueRouter = (kind: CatalogueKind) =>
  router({
    list: query.input(list).query(reading((read, input) => listEntries(read, kind, input))),
    get: query.input(one).query(reading((read, { id }) => getEntry(read, kind, id))),
    create: mutation.input(CatalogueEntryDraft).mutation(
      writing(async (write, draft) => {
        requireAdministrator(write);
        return getEntry(write, kind, (await createEntry(write, kind, draft)).id);
      }),
    ),
    update: mutation.input(one.extend({ patch: CatalogueEntryPatch })).mutation(
      writing(async (write, { id, patch }) => {
        const entry = await loadRecord(write, CatalogueEntry, {
          id,
          kind: catalogueWords[kind],
          where: { kind },
        });
        requireAdministrator(write);
        await changeEntry(write, entry, patch);
        return getEntry(write, kind, entry.id);
      }),
    ),
    /** What was changed on an entry, by whom and when; the latest first. */
    changes: query
      .input(one.extend(page))
      .query(
        reading(async (read, { id, ...input }) => listChanges(read, await getEntry(read, kind, id), input)),
      ),
  });

function requireAdministrator({ caller }: Read): void {
  if (!may(caller, "organization.administer")) throw forbidden();
}
