import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { CurveReport, CurveTask } from "./curve-task.ts";

type Answer<Task extends CurveTask> = Extract<CurveReport, { readonly kind: Task["kind"] }>;

interface Watch {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number) => void;
}

type Start = (worker: Worker) => void;

/**
 * Threads for the mathematics of curves, so that no other caller waits for them. They are started when they are first
 * needed, kept for the next task, and do not keep the process alive. A caller that goes away takes its thread with it.
 */
export class CurveThreads {
  readonly #most: number;
  readonly #idle: Worker[] = [];
  readonly #waiting: Start[] = [];
  #running = 0;

  /** @param most how many threads there are at most; one core is left to the process itself */
  constructor(most: number = Math.max(1, availableParallelism() - 1)) {
    this.#most = most;
  }

  /**
   * The answer of a thread.
   *
   * @throws the reason of the signal when it is aborted first
   */
  run<Task extends CurveTask>(task: Task, watch: Watch = {}): Promise<Answer<Task>> {
    const { signal } = watch;
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(reasonOf(signal));
      const start: Start = (worker) => {
        signal?.removeEventListener("abort", giveUp);
        // a thread answers in the kind of its task
        answerOf(worker, task, watch)
          .then((report) => resolve(report as Answer<Task>), reject)
          .finally(() => this.#give(worker, signal));
      };
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1);
        if (signal) reject(reasonOf(signal));
      };
      signal?.addEventListener("abort", giveUp, { once: true });
      this.#waiting.push(start);
      this.#next();
    });
  }

  /** Stops the threads that wait for work. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#running >= this.#most) return;
    const start = this.#waiting.shift();
    if (start === undefined) return;
    this.#running += 1;
    start(this.#idle.pop() ?? startWorker());
  }

  /** Gives a thread back, unless it was stopped. */
  #give(worker: Worker, signal: AbortSignal | undefined): void {
    this.#running -= 1;
    worker.unref();
    if (worker.threadId >= 0 && signal?.aborted !== true) this.#idle.push(worker);
    else void worker.terminate();
    this.#next();
  }
}

/** Hands a task to a thread and waits for its answer; an aborted signal stops the thread at once. */
function answerOf(
  worker: Worker,
  task: CurveTask,
  { signal, onProgress }: Watch,
): Promise<Exclude<CurveReport, { kind: "progress" | "failed" }>> {
  const { promise, resolve, reject } =
    Promise.withResolvers<Exclude<CurveReport, { kind: "progress" | "failed" }>>();
  const onMessage = (report: CurveReport): void => {
    if (report.kind === "progress") onProgress?.(report.done);
    else if (report.kind === "failed") reject(new Error(report.message));
    else resolve(report);
  };
  const onExit = (): void => reject(new Error("A thread of the curves stopped."));
  const onAbort = (): void => {
    if (signal) reject(reasonOf(signal));
    void worker.terminate();
  };
  worker.on("message", onMessage).on("error", reject).on("exit", onExit);
  signal?.addEventListener("abort", onAbort, { once: true });
  worker.ref();
  worker.postMessage(task, []);
  return promise.finally(() => {
    worker.off("message", onMessage).off("error", reject).off("exit", onExit);
    signal?.removeEventListener("abort", onAbort);
  });
}

/** Sources run as TypeScript and find each other by the workspace's condition, builds as JavaScript. */
function startWorker(): Worker {
  const source = import.meta.url.endsWith(".ts");
  const file = new URL(source ? "./curve-worker.ts" : "./curve-worker.js", import.meta.url);
  return new Worker(file, source ? { execArgv: ["--conditions=@riskloom/source"] } : {});
}

const reasonOf = ({ reason }: AbortSignal): Error =>
  reason instanceof Error ? reason : new DOMException("The caller went away.", "AbortError");
