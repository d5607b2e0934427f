/** Distribution function, density and expected excess at one point. */
export interface PointValues {
  readonly cdf: number;
  readonly density: number;
  /** Expected excess E[(S - x)+]. */
  readonly shortfall: number;
}
