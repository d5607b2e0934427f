import { parentPort } from "node:worker_threads";
import { exactCurve, sharedRisks, simulatedCurve } from "@riskloom/reporting";
import type { CurveReport, CurveTask } from "./curve-task.ts";

/** A thread that works on one task after the other; started by `CurveThreads` alone. */
parentPort?.on("message", (task: CurveTask) => {
  tell(answerTo(task));
});

function answerTo(task: CurveTask): CurveReport {
  try {
    if (task.kind === "exact") return { kind: "exact", curve: exactCurve(task.portfolio, task) };
    const { portfolios, options } = task;
    const risks = sharedRisks(portfolios);
    const curves = portfolios.map((portfolio, i) => {
      const curve = simulatedCurve(portfolio, risks[i] ?? [], options);
      tell({ kind: "progress", done: (i + 1) / portfolios.length });
      return curve;
    });
    return { kind: "simulated", curves };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.includes("more than mostEvents") ? { kind: "tooMuch" } : { kind: "failed", message };
  }
}

const tell = (report: CurveReport): void => parentPort?.postMessage(report, []);
