import { afterAll, beforeAll, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { each, finder, type Finder, reads } from "../world/routes.ts";
import { openWorld, type World } from "../world/world.ts";

const pages = reads.filter(({ row, dialect }) => row.reply.kind === "page" && dialect.name === "ramrisk");

count("orderings", pages.length);

let world: World;
let find: Finder;
beforeAll(async () => {
  world = await openWorld("in process");
  find = finder(world);
});
afterAll(() => world.close());

it.each(each(pages))("orders by any field and drops names of none: $title", async ({ route }) => {
  const path = await find.pathFor(route, "alice");
  for (const { name } of route.row.reply.shows?.columns ?? []) {
    const { status } = await world.send("GET", `${path}?ordering=-${name},no_such_name`);
    expect([name, status]).toEqual([name, 200]);
  }
});

it.each(each(pages))("orders by a field that is named 1,700 times: $title", async ({ route }) => {
  const path = await find.pathFor(route, "alice");
  const names = route.row.reply.shows?.columns.slice(0, 2).map(({ name }) => `${name},-${name}`) ?? [];
  const { status } = await world.send("GET", `${path}?ordering=${`${names.join()},`.repeat(850)}`);
  expect([status, world.logged]).toEqual([200, []]);
});

it.each(each(pages))("knows no page that is none: $title", async ({ route }) => {
  const path = await find.pathFor(route, "alice");
  for (const page of ["0", "-1", "99", "x", "", "1.5", "99999999999999999999", "%00"]) {
    const { status, text } = await world.send("GET", `${path}?page=${page}`);
    expect([page, status, text]).toEqual([page, 404, '{"detail":"Invalid page."}']);
  }
  for (const size of ["x", "-1", "", "1e9", "%00", "99999999999999999999", "0"]) {
    const { status } = await world.send("GET", `${path}?page_size=${size}`);
    expect([size, status]).toEqual([size, 200]);
  }
});
