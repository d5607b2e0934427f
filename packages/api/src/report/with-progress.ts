/** What a subscription to long work tells: how much is done, from 0 to 1, and at last the answer. */
export type Progress<Answer> = { kind: "progress"; done: number } | { kind: "done"; answer: Answer };

/** Runs work that tells how far it is, as something that can be listened to; between two looks only the latest counts. */
export async function* withProgress<Answer>(
  work: (progress: (done: number) => void) => Promise<Answer>,
): AsyncGenerator<Progress<Answer>, void> {
  let latest = 0;
  let told = -1;
  let news = Promise.withResolvers<null>();
  const answer = work((done) => {
    latest = done;
    news.resolve(null);
  });
  // A listener that leaves is told no error any more.
  answer.catch(() => undefined);
  for (;;) {
    if (latest > told) {
      told = latest;
      yield { kind: "progress", done: told };
    }
    const first = await Promise.race([answer.then((value) => ({ value })), news.promise]);
    if (first !== null) return yield { kind: "done", answer: first.value };
    news = Promise.withResolvers<null>();
  }
}
