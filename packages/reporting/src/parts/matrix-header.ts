import type { Matrix } from "@riskloom/domain";

/** What a block of figures says of its matrix. */
export const headerOf = ({ id, riskTargetName, riskTargetUnit, isOpportunity }: Matrix) => ({
  matrixId: id,
  name: riskTargetName,
  unit: riskTargetUnit,
  isOpportunity,
});
