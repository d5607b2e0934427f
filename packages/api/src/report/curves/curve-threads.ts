import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Allowance, tooMuchComputing } from "./allowance.ts";
import type { CurveReport, CurveTask } from "./curve-task.ts";
import { type Waiting, WaitingTasks } from "./waiting-tasks.ts";

type Answer<Task extends CurveTask> = Extract<CurveReport, { readonly kind: Task["kind"] }>;

interface Watch {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number) => void;
  /** whose report it is; threads are shared among organizations */
  readonly organizationId?: number;
  /** about how long it takes, in milliseconds */
  readonly cost?: number;
  readonly allowance?: Allowance | undefined;
}

/**
 * Threads for the mathematics of curves, so that no other caller waits for them. They are kept for the next task, and do not
 * keep the process alive. A caller that goes away takes its thread with it. The first is started when it is first needed, the
 * others when a task has ended: a thread that is started beside many tasks takes longer than most tasks do.
 */
export class CurveThreads {
  readonly #most: number;
  readonly #idle: Worker[] = [];
  /** those that were told to stop, which may not have happened yet */
  readonly #stopped = new WeakSet<Worker>();
  readonly #waiting: WaitingTasks;
  #running = 0;

  /** @param most how many threads there are at most: a core is left to the process itself, but two share what there is among organizations */
  constructor(most: number = Math.max(2, availableParallelism() - 1)) {
    this.#most = most;
    this.#waiting = new WaitingTasks(most);
  }

  /**
   * The answer of a thread.
   *
   * @throws the reason of the signal when it is aborted first
   * @throws DomainError Invalid when the allowance is used up, Unavailable when too much waits
   */
  run<Task extends CurveTask>(task: Task, watch: Watch = {}): Promise<Answer<Task>> {
    const { signal } = watch;
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(reasonOf(signal));
      const start = (): void => {
        signal?.removeEventListener("abort", giveUp);
        const worker = this.#taken();
        // a thread answers in the kind of its task
        answerOf(worker, task, { ...watch, onStop: () => this.#stopped.add(worker) })
          .then((report) => resolve(report as Answer<Task>), reject)
          .finally(() => this.#give(worker, waiting));
      };
      const due = performance.now() + (watch.cost ?? 0);
      const waiting: Waiting = { organizationId: watch.organizationId ?? 0, due, start };
      const giveUp = (): void => {
        this.#waiting.drop(waiting);
        if (signal) reject(reasonOf(signal));
      };
      signal?.addEventListener("abort", giveUp, { once: true });
      this.#waiting.add(waiting);
      this.#next();
    });
  }

  /** Stops the threads that wait for work. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  /** One that waits for work and is still there, else a new one. */
  #taken(): Worker {
    for (let worker = this.#idle.pop(); worker !== undefined; worker = this.#idle.pop())
      if (worker.threadId >= 0) return worker;
    return startWorker();
  }

  #next(): void {
    if (this.#running >= this.#most) return;
    const next = this.#waiting.take();
    if (next === undefined) return;
    this.#running += 1;
    next.start();
  }

  /** Gives a thread back, unless it was stopped. */
  #give(worker: Worker, task: Waiting): void {
    this.#running -= 1;
    this.#waiting.done(task);
    worker.unref();
    if (worker.threadId >= 0 && !this.#stopped.has(worker)) this.#idle.push(worker);
    else void worker.terminate();
    this.#next();
    if (this.#running + this.#idle.length < this.#most) this.#idle.unshift(startWorker());
  }
}

/** Hands a task to a thread and waits for its answer; an aborted signal stops the thread at once. */
function answerOf(
  worker: Worker,
  task: CurveTask,
  { signal, onProgress, allowance, onStop }: Watch & { readonly onStop: () => void },
): Promise<Exclude<CurveReport, { kind: "failed" | "progress" | "tooMuch" }>> {
  const { promise, resolve, reject } =
    Promise.withResolvers<Exclude<CurveReport, { kind: "failed" | "progress" | "tooMuch" }>>();
  const onMessage = (report: CurveReport): void => {
    if (report.kind === "progress") onProgress?.(report.done);
    else if (report.kind === "tooMuch") reject(tooMuchComputing("than any report may"));
    else if (report.kind === "failed") reject(new Error(report.message));
    else resolve(report);
  };
  const onExit = (): void => reject(new Error("A thread of the curves stopped."));
  const stop = (reason: Error): void => {
    reject(reason);
    onStop();
    void worker.terminate();
  };
  const onAbort = (): void => {
    if (signal) stop(reasonOf(signal));
  };
  const endWatch = allowance?.watch(stop);
  worker.on("message", onMessage).on("error", reject).on("exit", onExit);
  signal?.addEventListener("abort", onAbort, { once: true });
  worker.ref();
  worker.postMessage(task, []);
  return promise.finally(() => {
    endWatch?.();
    worker.off("message", onMessage).off("error", reject).off("exit", onExit);
    signal?.removeEventListener("abort", onAbort);
  });
}

/** Sources run as TypeScript and find each other by the workspace's condition, builds as JavaScript. */
function startWorker(): Worker {
  const source = import.meta.url.endsWith(".ts");
  const file = new URL(source ? "./curve-worker.ts" : "./curve-worker.js", import.meta.url);
  const worker = new Worker(file, source ? { execArgv: ["--conditions=@riskloom/source"] } : {});
  // what breaks while nobody waits for it is nobody's fault, and no reason to end the process
  worker.on("error", () => undefined);
  worker.unref();
  return worker;
}

const reasonOf = ({ reason }: AbortSignal): Error =>
  reason instanceof Error ? reason : new DOMException("The caller went away.", "AbortError");
