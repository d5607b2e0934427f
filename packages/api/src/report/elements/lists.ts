import {
  type ActionDetail,
  ActionListOptions,
  type ControlDetail,
  ControlListOptions,
  RiskListOptions,
} from "@riskloom/domain";
import { actionList, controlList } from "@riskloom/reporting";
import { listActions } from "../../reads/controls/action.ts";
import { listControls } from "../../reads/controls/control.ts";
import { immediate } from "../element.ts";
import { inOrder } from "./in-order.ts";
import { type ListedRiskDetail, listedRisks } from "./listed-risks.ts";
import { matricesNamed } from "./named.ts";
import { type Referring, withReferences } from "./with-references.ts";

export const listElements = {
  actionList: immediate<ActionListOptions, { count: number; actions: (ActionDetail & Referring)[] }>({
    needs: () => ({ actions: true }),
    draft: async ({ read, snapshot, ...request }) => {
      const { count, actions } = actionList(snapshot, request);
      const rows = await inOrder(actions, (where, page) => listActions(read, [where], page), "action");
      return { count, actions: await withReferences(read, "action", rows, request.options.references) };
    },
  }),
  controlList: immediate<ControlListOptions, { count: number; controls: (ControlDetail & Referring)[] }>({
    needs: () => ({ controls: true }),
    draft: async ({ read, snapshot, ...request }) => {
      const { count, controls } = controlList(snapshot, request);
      const rows = await inOrder(controls, (where, page) => listControls(read, [where], page), "control");
      return { count, controls: await withReferences(read, "control", rows, request.options.references) };
    },
  }),
  riskList: immediate<
    RiskListOptions,
    { count: number; listType: RiskListOptions["listType"]; risks: ListedRiskDetail[] }
  >({
    needs: ({ evaluationsOn, listType }) => {
      const compares = listType === "increased" || listType === "decreased";
      return {
        evaluations: compares || evaluationsOn !== "none" ? { types: "all", figures: true, ids: true } : null,
      };
    },
    comparing: ({ listType, withPrevious, evaluationTypes }) => {
      if (withPrevious) return "withPrevious";
      if (evaluationTypes.includes("previous")) return "evaluationTypes";
      return listType === "increased" || listType === "decreased" ? "listType" : null;
    },
    names: ({ evaluationsOn }) => matricesNamed("evaluationsOn", [evaluationsOn]),
    draft: listedRisks,
  }),
} as const;
