import type { EvaluationType, ReportFilter, ReportOrdering } from "@riskloom/domain";

/** The parts of a snapshot that a report looks at; nothing else is read. */
export interface Needs {
  /** titles and descriptions of risks */
  readonly texts: boolean;
  /** names of the owners of risks */
  readonly names: boolean;
  /** when risks were registered */
  readonly dates: boolean;
  readonly riskTags: boolean;
  /** null: none */
  readonly evaluations: {
    readonly types: readonly EvaluationType[] | "all";
    /** triples of their own */
    readonly figures: boolean;
    /** identifiers, by which equal ones are told apart */
    readonly ids: boolean;
  } | null;
  readonly controls: boolean;
  readonly controlTags: boolean;
  readonly actions: boolean;
  readonly actionTags: boolean;
  readonly ownerChanges: boolean;
}

/** What the element itself looks at, before any filter or order. */
export type ElementNeeds = Partial<Needs>;

/** Adds to an element's needs what the filter and the order have to see. */
export function needsOf(element: ElementNeeds, filter: ReportFilter, ordering: ReportOrdering): Needs {
  const ordersBy = (key: string): boolean => ordering.risks.some((one) => one.key === key);
  const actions = element.actions ?? false;
  return {
    texts: (element.texts ?? false) || filter.riskText !== "" || ordersBy("title"),
    names: (element.names ?? false) || ordersBy("owner"),
    dates: (element.dates ?? false) || ordersBy("date"),
    riskTags: (element.riskTags ?? false) || filter.riskTagIds.length > 0,
    evaluations: ordersBy("worstValue")
      ? { types: "all", figures: true, ids: true }
      : filter.riskTargetIds.length > 0
        ? { figures: false, ids: false, ...element.evaluations, types: "all" }
        : (element.evaluations ?? null),
    controls:
      (element.controls ?? false) || (actions && (filter.actionsOfKeptRisks || filter.actionsOfKeptControls)),
    controlTags: filter.controlTagIds.length > 0,
    actions,
    actionTags: filter.actionTagIds.length > 0,
    ownerChanges: element.ownerChanges ?? false,
  };
}
