import { expect, it } from "vitest";
import { translatedStream } from "../src/call/trpc.ts";

const collected = async (stream: AsyncIterable<number>): Promise<number[]> => {
  const told: number[] = [];
  for await (const one of stream) told.push(one);
  return told;
};

it("a subscription that has nothing new to tell for too long ends as unavailable", async () => {
  async function* silent(): AsyncGenerator<number, void> {
    yield 1;
    await new Promise(() => undefined);
  }
  await expect(collected(translatedStream(silent(), 20))).rejects.toMatchObject({
    code: "SERVICE_UNAVAILABLE",
    cause: { code: "Unavailable" },
  });
});

it("a subscription without a limit tells everything, and one whose listener leaves ends what tells it", async () => {
  let ended = 0;
  async function* three(): AsyncGenerator<number, void> {
    try {
      yield* [1, 2, 3];
    } finally {
      ended++;
    }
  }
  expect(await collected(translatedStream(three(), 0))).toEqual([1, 2, 3]);
  for await (const one of translatedStream(three(), 1_000)) if (one === 1) break;
  await expect.poll(() => ended).toBe(2);
});

it("an error for which nobody waits any more is told to nobody, and does not end the process", async () => {
  async function* leaving(): AsyncGenerator<string, void> {
    yield "begun";
    await new Promise((resolve) => setTimeout(resolve, 5));
    throw new DOMException("The caller went away.", "AbortError");
  }
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", note);
  const stream = translatedStream(leaving(), 1_000);
  expect(await stream.next()).toEqual({ done: false, value: "begun" });
  // as a server does that pings its clients: it asks for the next news, and waits for them only when these were taken
  const left = stream.next();
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
  await expect(left).rejects.toThrow("The caller went away.");
});
