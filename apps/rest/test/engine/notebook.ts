import {
  DomainError,
  invalid,
  issuesFromZod,
  notFound,
  preconditionFailed,
  type Rows,
  unauthenticated,
} from "@riskloom/domain";
import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { coded, same } from "../../src/engine/shape/codec.ts";
import { about } from "../../src/dialects/comp/about.ts";
import type { Call } from "@riskloom/api";
import type { Connect } from "../../src/engine/table/connect.ts";
import { authorizationOf, bearer } from "../../src/engine/table/credentials.ts";
import type { Dialect } from "../../src/engine/table/dialect.ts";
import { once, req, ro, rw } from "../../src/engine/shape/field.ts";
import { Refusal } from "../../src/engine/table/refusal.ts";
import { one, page } from "../../src/engine/table/reply.ts";
import { absent, extension, type Row, rowsOver } from "../../src/engine/table/row.ts";
import { resourceRowsOver } from "../../src/engine/table/resource-rows.ts";
import { serve } from "../../src/engine/answer/serve.ts";
import { shape } from "../../src/engine/shape/shape.ts";

/**
 * A register of notes, small enough to see through: a real tRPC router over an array. As the register does, it asks who calls
 * and what is there before it minds what the adapter could not read, and then changes nothing.
 */
export const Note = z.object({
  id: z.int(),
  text: z.string().max(10),
  mood: z.enum(["glad", "sad"]),
  owner: z.string(),
  version: z.int(),
});
type Note = z.infer<typeof Note>;

interface Context {
  call: Call;
  notes: Note[];
  calls: Call[];
}

const t = initTRPC.context<Context>().create();

const procedure = t.procedure.use(async ({ ctx, next, getRawInput }) => {
  if (ctx.call.secret?.token !== "open sesame") throw trpc(unauthenticated());
  const { unread } = ctx.call;
  const raw = await getRawInput();
  if (unread === "everything") {
    const { data } = id.safeParse(raw);
    if (data !== undefined) find(ctx, data.id);
    throw trpc(invalid());
  }
  const before = structuredClone(ctx.notes);
  const result = await next();
  if (!result.ok && result.error.cause instanceof z.ZodError) {
    const issues = issuesFromZod(result.error.cause, raw).filter(
      ({ code, path }) => code !== "required" || !unread?.includes(String(path.at(-1))),
    );
    throw trpc(invalid(...issues));
  }
  if (result.ok && unread !== undefined) {
    ctx.notes.splice(0, ctx.notes.length, ...before);
    throw trpc(invalid());
  }
  return result;
});

const trpc = (cause: DomainError) => new TRPCError({ code: "BAD_REQUEST", cause });

function find({ notes, call }: Context, id: number): Note {
  const note = notes.find((one) => one.id === id);
  if (!note) throw trpc(notFound("note"));
  if (call.expectedVersion !== undefined && ![call.expectedVersion].flat().includes(note.version))
    throw trpc(preconditionFailed(note.version));
  return note;
}

const id = z.object({ id: z.int() });
const draft = z.object({
  text: Note.shape.text,
  mood: Note.shape.mood.default("glad"),
  owner: z.string().default(""),
});
const window = z.object({ offset: z.int(), limit: z.int().nullable(), orderBy: z.unknown().optional() });

const router = t.router({
  note: t.router({
    list: procedure.input(window).query(({ ctx: { notes }, input: { offset, limit } }): Rows<Note> => ({
      rows: notes.slice(offset, limit === null ? undefined : offset + limit),
      total: notes.length,
    })),
    get: procedure.input(id).query(({ ctx, input }) => find(ctx, input.id)),
    create: procedure.input(draft).mutation(({ ctx: { notes }, input }) => {
      const note = { ...input, id: notes.length + 1, version: 1 };
      notes.push(note);
      return note;
    }),
    update: procedure
      .input(id.extend({ patch: Note.pick({ text: true, mood: true }).partial() }))
      .mutation(({ ctx, input }) => {
        const note = find(ctx, input.id);
        return Object.assign(note, input.patch, { version: note.version + 1 });
      }),
    remove: procedure
      .input(id)
      .mutation(({ ctx, input }) => void ctx.notes.splice(ctx.notes.indexOf(find(ctx, input.id)), 1)),
    explode: procedure.query(() => {
      throw new Error("the secret ingredient is love");
    }),
  }),
});

const createCaller = t.createCallerFactory(router);
export type Notebook = ReturnType<typeof createCaller>;

export const note = shape("Note", Note, {
  id: ro("id"),
  body: req("text", same(z.string())),
  mood: rw("mood", coded({ glad: 1, sad: 2 })),
  keeper: once(rw("owner", same(z.string()))),
});

const { get } = rowsOver<Notebook, number>();
const { crud } = resourceRowsOver<Notebook, number>();
const notes = crud(
  "/notes",
  note,
  (api) => api.note,
  () => ({}),
);

const rows: Row<Notebook>[] = [
  ...Object.values(notes),
  get("/broken/{id}", one(note), (api) => api.note.explode()),
  get("/unshowable/{id}", one(note), () =>
    Promise.resolve({
      mood: "bewildered",
      get id() {
        throw new Error("no id");
      },
    } as never),
  ),
  ...extension(
    "a literal beside a parameter",
    get("/notes/all", page(note), (api) => api.note.list({ offset: 0, limit: null })),
  ),
  absent("POST", "/notes/{id}/sing", 501, "notes do not sing"),
];

const refusal = (status: number, error: unknown): Refusal => new Refusal(status, { error });

const dialect: Dialect<Notebook> = {
  name: "comp",
  about,
  owns: (path) => path.startsWith("/notes"),
  id: (segment) => (/^\d+$/.test(segment) ? Number(segment) : undefined),
  credentials: (request) => {
    const header = authorizationOf(request);
    return header && bearer(header.value);
  },
  guardsEverything: true,
  check: (api) => api.note.list({ offset: 0, limit: 1 }),
  bodies: ["json", "form", "multipart"],
  window: (query) => {
    if (query.get("page") === "last") return { offset: 0, limit: 2, last: true };
    return { offset: Number(query.get("offset") ?? 0), limit: 2 };
  },
  one: (shown) => shown,
  page: (notes, { total, page: { offset } }) => ({ body: { total, offset, notes } }),
  anonymous: () => refusal(401, "who are you?"),
  error: ({ code, message, issues }) =>
    refusal(
      {
        Unauthenticated: 401,
        Forbidden: 403,
        NotFound: 404,
        Invalid: 400,
        Conflict: 409,
        PreconditionFailed: 412,
        TooLarge: 413,
        RateLimited: 429,
        Unavailable: 503,
      }[code],
      { code, message, issues },
    ),
  crash: () => refusal(500, "sorry"),
  unreadable: ({ kind }) => refusal(kind === "syntax" ? 400 : 415, kind),
  absent: (row) => refusal(501, row.absent),
  notAllowed: (_, { allow }) => new Refusal(405, { error: "no" }, { Allow: allow.join(", ") }),
  options: ({ allow }) => new Refusal(200, { allow }),
  rows,
};

/** A notebook of three notes behind the engine, with every `connect` and every logged error on record. */
export function openNotebook({ maxBodyBytes = 1_000 } = {}) {
  const notes: Note[] = [1, 2, 3].map((id) => ({
    id,
    text: `note ${id}`,
    mood: "glad",
    owner: "",
    version: id,
  }));
  const calls: Call[] = [];
  const logged: { message: string; details: Readonly<Record<string, unknown>> }[] = [];
  const connect: Connect<Notebook> = (call) => {
    calls.push(call);
    const caller = createCaller({ call, notes, calls });
    return Promise.resolve({ api: unwrapping(caller), seen: { readAt: "2026-01-02T03:04:05.678901Z" } });
  };
  const log = {
    error: (message: string, details: Readonly<Record<string, unknown>>) =>
      void logged.push({ message, details }),
  };
  const handle = serve([dialect], { connect, log, maxBodyBytes });
  const send = async (method: string, path: string, { body, ...headers }: Record<string, unknown> = {}) => {
    const response = await handle(
      new Request(`http://notes.test${path}`, {
        method,
        headers: {
          Authorization: "Bearer open sesame",
          ...(body !== undefined && { "Content-Type": "application/json" }),
          ...(headers as object),
        },
        ...(body !== undefined && {
          body: typeof body === "string" || body instanceof FormData ? body : JSON.stringify(body),
        }),
      }),
    );
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: (text === "" ? undefined : JSON.parse(text)) as never,
    };
  };
  return { send, handle, notes, calls, logged };
}

/** Refusals of procedures come out as what caused them. */
const unwrapping = (caller: Notebook): Notebook => ({
  note: new Proxy(caller.note, {
    get: (target, name) => async (input: unknown) => {
      try {
        return await (Reflect.get(target, name) as (input: unknown) => Promise<unknown>)(input);
      } catch (error) {
        throw error instanceof TRPCError && error.cause instanceof DomainError ? error.cause : error;
      }
    },
  }),
});
