export { simulateWithWorkers } from "./workers/simulate-with-workers.ts";
export type { WorkerOptions } from "./workers/simulate-with-workers.ts";
