/** A replacement that changes nothing raises an incident's version, and leaves who changed its content last, and when. */
export const m0015IncidentContent: readonly string[] = [
  `drop view as_of.incident`,
  `alter table incident add column restated_version integer, add column content_at timestamptz, add column content_by integer`,
  `select track('incident')`,
];
