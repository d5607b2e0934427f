import { ReportFilter, ReportOrdering } from "@riskloom/domain";

/** What is asked of an element; whatever is left out has the default of its model. */
export interface Request<Options> {
  readonly filter?: Partial<ReportFilter>;
  readonly ordering?: Partial<ReportOrdering>;
  readonly options?: Partial<Options>;
}

/** The same with every default filled in. */
export interface Settled<Options> {
  readonly filter: ReportFilter;
  readonly ordering: ReportOrdering;
  readonly options: Options;
}

const filter = ReportFilter.parse({});
const ordering = ReportOrdering.parse({});

/** Fills the defaults in; `model` is that of the element's options. */
export function settled<Options extends object>(
  model: { parse(value: unknown): Options },
  request: Request<Options>,
): Settled<Options> {
  return {
    filter: { ...filter, ...request.filter },
    ordering: { ...ordering, ...request.ordering },
    options: { ...model.parse({}), ...request.options },
  };
}
