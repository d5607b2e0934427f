import { setImmediate } from "node:timers/promises";
import {
  BarplotsOptions,
  type BarplotsResult,
  MatrixOptions,
  type MatrixResult,
  NoOptions,
  type OwnershipChangeResult,
  type OwnershipResult,
  type ProjectInformationResult,
  type StatusResult,
  TextFieldOptions,
  type TextFieldResult,
} from "@riskloom/domain";
import {
  barplots,
  matrix,
  ownership,
  ownershipChange,
  projectInformation,
  status,
  textField,
} from "@riskloom/reporting";
import { immediate, type Moment } from "../element.ts";
import { matricesNamed } from "./named.ts";

/** Whether the worst or the best place of a risk is looked for. */
const ranks = (matrices: readonly (number | string)[] | null): boolean =>
  matrices?.some((one) => typeof one === "string") ?? false;

const everything = { controls: true, actions: true } as const;

export const countElements = {
  barplots: immediate<BarplotsOptions, BarplotsResult>({
    needs: ({ evaluationTypes: types, matrices }) => ({
      evaluations: { types, figures: ranks(matrices), ids: ranks(matrices) },
    }),
    names: ({ matrices }) => matricesNamed("matrices", matrices),
    draft: plotsOf,
  }),
  matrix: immediate<MatrixOptions, MatrixResult>({
    needs: ({ evaluationTypes: types, matrices, layoutProjectId }) => ({
      evaluations: { types, figures: layoutProjectId !== null || ranks(matrices), ids: ranks(matrices) },
    }),
    comparing: ({ withPrevious }) => (withPrevious ? "withPrevious" : null),
    names: ({ matrices, layoutProjectId }) => ({
      ...matricesNamed("matrices", matrices),
      project: { path: "layoutProjectId", id: layoutProjectId },
    }),
    draft: ({ snapshot, previous, ...request }) => matrix(snapshot, request, previous?.snapshot ?? null),
  }),
  ownership: immediate<NoOptions, OwnershipResult>({
    needs: () => ({ ...everything, names: true }),
    draft: ({ snapshot, ...request }) => ownership(snapshot, request),
  }),
  ownershipChange: immediate<NoOptions, OwnershipChangeResult>({
    needs: () => ({ ...everything, texts: true, ownerChanges: true }),
    draft: ({ snapshot, previous, ...request }) => ownershipChange(snapshot, request, previous?.at ?? null),
  }),
  projectInformation: immediate<NoOptions, ProjectInformationResult>({
    needs: () => ({}),
    draft: ({ snapshot }) => projectInformation(snapshot),
  }),
  status: immediate<NoOptions, StatusResult>({
    needs: () => everything,
    draft: ({ snapshot, ...request }) => status(snapshot, request),
  }),
  textField: immediate<TextFieldOptions, TextFieldResult>({
    needs: () => ({}),
    draft: (request) => textField(request),
  }),
} as const;

/** The plots matrix by matrix, reckoned type by type with a pause before each in which others are served. */
async function plotsOf({ snapshot, ...request }: Moment<BarplotsOptions>): Promise<BarplotsResult> {
  const byType: BarplotsResult["plots"][] = [];
  for (const type of request.options.evaluationTypes) {
    await setImmediate();
    const options = { ...request.options, evaluationTypes: [type] };
    byType.push(barplots(snapshot, { ...request, options }).plots);
  }
  const [first = []] = byType;
  return { plots: first.flatMap((_, i) => byType.flatMap((plots) => plots[i] ?? [])) };
}
