import { expect, it } from "vitest";
import { z } from "zod";
import { coded, same } from "../../src/engine/shape/codec.ts";
import { once, req, ro, rw } from "../../src/engine/shape/field.ts";
import { created, one, patched } from "../../src/engine/table/reply.ts";
import { rowsOver } from "../../src/engine/table/row.ts";
import { resourceRowsOver } from "../../src/engine/table/resource-rows.ts";
import { shape } from "../../src/engine/shape/shape.ts";
import { Note, note, type Notebook } from "./notebook.ts";

const { get, post, patch } = rowsOver<Notebook, number>();
const { crud } = resourceRowsOver<Notebook, number>();
const word = shape("Word", z.object({ spelling: z.string() }), {
  spelling: req("spelling", same(z.string())),
});

const say = (api: Notebook, text: string) => api.note.create({ text });
const ofNotes = (api: Notebook) => api.note;
const noScope = () => ({});

/** Each line below is a mistake that the compiler must find; the run only shows that the tables still build. */
it("lets no wrong table compile", () => {
  const tables = [
    // @ts-expect-error -- the model has no such key
    () => shape("Note", Note, { body: ro("words") }),
    // @ts-expect-error -- the codec is for another type than the key's
    () => shape("Note", Note, { body: ro("text", coded({ glad: 1, sad: 2 })) }),
    // @ts-expect-error -- the codec does not know every value of the key
    () => shape("Note", Note, { mood: ro("mood", coded({ glad: 1 })) }),
    // @ts-expect-error -- the path names no such parameter
    () => get("/notes/{note}", one(note), (api, { path }) => api.note.get({ id: path.id })),
    // @ts-expect-error -- there is no such procedure
    () => get("/notes/{id}", one(note), (api, { path }) => api.note.read(path)),
    // @ts-expect-error -- the procedure takes another input
    () => get("/notes/{id}", one(note), (api, { path }) => api.note.get({ key: path.id })),
    // @ts-expect-error -- the shape is of other rows than the procedure's
    () => get("/notes/{id}", one(word), (api, { path }) => api.note.get(path)),
    // @ts-expect-error -- the body is of another resource
    () => post("/notes", created(note, word), (api, { body }) => api.note.create(body)),
    // @ts-expect-error -- what is set once is not in the body of a change
    () => patch("/notes/{id}", patched(note), (api, { body }) => say(api, body.owner)),
    // @ts-expect-error -- the procedures are of another resource
    () => crud("/words", word, ofNotes, noScope),
    // @ts-expect-error -- a field that is only shown cannot be set once
    () => shape("Note", Note, { id: once(ro("id")) }),
    // @ts-expect-error -- a field that callers send needs to be read
    () => shape("Note", Note, { body: rw("text") }),
  ];
  expect(tables).toHaveLength(12);
});
