import type { ExactCurve, LossPortfolio, SimulatedCurve, SimulatedCurveOptions } from "@riskloom/reporting";

/** What a thread can be asked. */
export type CurveTask =
  | {
      readonly kind: "exact";
      readonly portfolio: LossPortfolio;
      readonly percentiles: readonly number[];
      readonly offset: number;
    }
  /** the curves of portfolios that share their randomness */
  | {
      readonly kind: "simulated";
      readonly portfolios: readonly LossPortfolio[];
      readonly options: SimulatedCurveOptions;
    };

/** What a thread tells while it works on one task. */
export type CurveReport =
  | { readonly kind: "exact"; readonly curve: ExactCurve }
  | { readonly kind: "simulated"; readonly curves: readonly SimulatedCurve[] }
  | { readonly kind: "progress"; readonly done: number }
  /** more events would have to be drawn than any simulation may */
  | { readonly kind: "tooMuch" }
  | { readonly kind: "failed"; readonly message: string };
