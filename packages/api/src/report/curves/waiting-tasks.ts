import { unavailable } from "@riskloom/domain";

/** A task that waits for a thread. */
export interface Waiting {
  readonly organizationId: number;
  /** the moment by which it comes before what is longer: when it came, and about how long it takes, in milliseconds */
  readonly due: number;
  readonly start: () => void;
}

/** Tasks of one organization that wait; a report with more curves than this is none that anybody reads. */
const most = 2_000;

/**
 * Tasks that wait for one of few threads. An organization has all threads but one at most, and none while another has fewer; among
 * its own, short tasks come before long ones, and a long one before what comes so much later that it would be done.
 */
export class WaitingTasks {
  readonly #waiting: Waiting[] = [];
  readonly #running = new Map<number, number>();
  readonly #share: number;

  constructor(threads: number) {
    this.#share = Math.max(1, threads - 1);
  }

  /** @throws DomainError Unavailable when too many of the organization wait already */
  add(task: Waiting): void {
    const { organizationId } = task;
    if (this.#waiting.filter((one) => one.organizationId === organizationId).length >= most)
      throw unavailable("Too many curves of your organization wait for each other.");
    this.#waiting.push(task);
  }

  drop(task: Waiting): void {
    const at = this.#waiting.indexOf(task);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  /** Takes the task whose turn it is out of the line, where there is one that may run. */
  take(): Waiting | undefined {
    let next: Waiting | undefined;
    for (const task of this.#waiting)
      if (this.#of(task) < this.#share && (next === undefined || this.#before(task, next))) next = task;
    if (next === undefined) return undefined;
    this.drop(next);
    this.#running.set(next.organizationId, this.#of(next) + 1);
    return next;
  }

  done(task: Waiting): void {
    const left = this.#of(task) - 1;
    if (left > 0) this.#running.set(task.organizationId, left);
    else this.#running.delete(task.organizationId);
  }

  #of({ organizationId }: Waiting): number {
    return this.#running.get(organizationId) ?? 0;
  }

  #before(one: Waiting, other: Waiting): boolean {
    return this.#of(one) - this.#of(other) < 0 || (this.#of(one) === this.#of(other) && one.due < other.due);
  }
}
