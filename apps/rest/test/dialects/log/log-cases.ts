import type { LogWorld, Subject } from "./log-world.ts";

/** What an entry says beyond what every entry says: everything else in it is null. */
export type Told = Record<string, unknown>;

/** Makes a change and tells whose log tells what of it. */
type Case = (world: LogWorld) => Promise<{ path: string; told: Told }>;

const projectId = 1;
const says = (change_description: string, changed_from: string | null, changed_to: string | null) => ({
  change_description,
  changed_from,
  changed_to,
});
const of = ({ path, about }: Subject, ...told: Told[]) => ({ path, told: Object.assign({}, about, ...told) });

/** The manual's rule in the manual's words. */
const rule = { scope_type: 40, nth_match: 10, day_of_week: 80, year_interval: 3, year_month: 3 } as const;
const every3 = "Every 1st workday of every March of every 3 years";

/** Every code of the manual, in its words, and a change that causes it. */
export const logCases: Readonly<Record<number, readonly [string, Case]>> = {
  10: ["Title", patched("risk", "title", "Title", ["Leak", "Flood"])],
  20: [
    "Description",
    async ({ made, send }) => {
      const risk = await made("risk", { cause_description: "Worn seal" });
      await send("PATCH", risk.path, { cause_description: "Torn seal" });
      const part = { description_switch: 10, description_switch_display: "Cause" };
      return of(risk, part, says("Cause description changed", "Worn seal", "Torn seal"));
    },
  ],
  21: ["Cause created", causality(true, "created", [null, "Seal wears"])],
  22: ["Cause modified", causality(true, "changed", ["Seal wears", "Seal tears"])],
  23: ["Effect created", causality(false, "created", [null, "Face floods"])],
  24: ["Effect modified", causality(false, "changed", ["Face floods", "Face fails"])],
  25: ["Cause attached", causality(true, "attached", [null, "Seal wears"])],
  26: ["Cause detached", causality(true, "detached", ["Seal wears", null])],
  27: ["Effect attached", causality(false, "attached", [null, "Face floods"])],
  28: ["Effect detached", causality(false, "detached", ["Face floods", null])],
  30: [
    "Status",
    async ({ made, send }) => {
      const risk = await made("risk", { status: 20 });
      await send("PATCH", risk.path, { status: 30 });
      return of(risk, says("Status changed", "Open", "Closed"));
    },
  ],
  40: [
    "Owner",
    async ({ made, send, users }) => {
      const risk = await made("risk", { owner: users.alice });
      await send("PATCH", risk.path, { owner: users.bob });
      const hands = { previous_owner: "Alice Example", owner: "Bob Example" };
      return of(risk, hands, says("Owner changed", "Alice Example", "Bob Example"));
    },
  ],
  50: ["Evaluation", evaluated],
  60: ["Tag", tagged("risk", "risk tag")],
  70: ["Deadline", patched("control", "deadline", "Deadline", ["2017-03-01", "2017-04-01"])],
  80: ["Attachment", attached("attached")],
  90: ["Detachment", attached("detached")],
  120: ["Create reference", reference("created")],
  125: ["Modify reference", reference("changed")],
  130: ["Delete reference", reference("deleted")],
  140: ["Create comment", comment("created", [null, "Drain first"])],
  150: ["Modify comment", comment("changed", ["Drain first", "Drain now"])],
  160: ["Delete comment", comment("deleted", ["Drain first", null])],
  170: ["CAtag", tagged("control", "control tag")],
  180: ["Control occurrence", recurring("done")],
  190: ["Create recurrence", recurring("created")],
  200: ["Modify recurrence", recurring("modified")],
  210: ["Delete recurrence", recurring("deleted")],
  220: [
    "Confidentiality",
    async ({ api, made }) => {
      const risk = await made("risk");
      await api.risk.update({ id: risk.id, patch: { confidential: true } });
      return of(risk, says("Made confidential", "false", "true"));
    },
  ],
  230: [
    "Control Cost",
    async ({ made, send, api }) => {
      const control = await made("control");
      const [target] = (await api.matrix.list({ projectId })).rows;
      const on = { risk_target: target?.riskTargetId, risk_target_name: target?.riskTargetName };
      await send("POST", `${control.path}/controlcosts`, { ...on, value: 70 });
      return of(
        control,
        on,
        says(`Control cost created on risk target ${target?.riskTargetName}`, null, "70"),
      );
    },
  ],
  240: [
    "Risk Review",
    async ({ made, send }) => {
      const risk = await made("risk");
      const { modified } = await send("PUT", `${risk.path}/riskreview`, {});
      return of(risk, says("Risk reviewed", null, `Alice Example, ${String(modified)}`));
    },
  ],
  500: [
    "Change in User Defined Field",
    async ({ made, send }) => {
      const [risk, field] = [await made("risk"), await udfType(send, "Trigger")];
      for (const value of ["Rain", "Flood"])
        await send("POST", `${risk.path}/udf_values`, { field_type: field.id, value });
      return of(risk, says("Trigger changed", "Rain", "Flood"));
    },
  ],
  501: [
    "Deletion of User Defined Field",
    async ({ send }) => {
      const { path } = await udfType(send, "Weather");
      await send("DELETE", path);
      const told = says("User defined field deleted", "Weather", null);
      return { path: "", told: { ...told, object_identifier: "Weather" } };
    },
  ],
  502: [
    "Renamed User Defined Field",
    async ({ send }) => {
      const { path } = await udfType(send, "Wether");
      await send("PATCH", path, { name: "Weather" });
      const told = says("User defined field renamed", "Wether", "Weather");
      return { path: "", told: { ...told, object_identifier: "Weather" } };
    },
  ],
};

type FromTo = [string | null, string | null];

async function udfType(send: LogWorld["send"], name: string) {
  const { id } = await send("POST", "/udf_types", { name, type_id: 10, target_type_name: "risk" });
  return { id, path: `/udf_types/${String(id)}` };
}

function patched(kind: "control" | "risk", key: string, name: string, [from, to]: FromTo): Case {
  return async ({ made, send }) => {
    const subject = await made(kind, { [key]: from });
    await send("PATCH", subject.path, { [key]: to });
    return of(subject, says(`${name} changed`, from, to));
  };
}

function causality(is_cause: boolean, what: string, [from, to]: FromTo): Case {
  const [name, code] = is_cause ? ["Cause", 10] : ["Effect", 30];
  return async ({ made, send }) => {
    const risk = await made("risk");
    const { id } = await send("POST", `${risk.path}/causalities`, { text: from ?? to, is_cause });
    const path = `${risk.path}/causalities/${String(id)}`;
    if (what === "changed") await send("PATCH", path, { text: to });
    if (what === "detached") await send("DELETE", path);
    const part = { description_switch: code, description_switch_display: name };
    return of(risk, part, { target_description: to ?? from }, says(`${name} ${what}`, from, to));
  };
}

async function evaluated({ api, made, send }: LogWorld) {
  const risk = await made("risk");
  const [matrix] = (await api.matrix.list({ projectId })).rows;
  const cell = matrix?.cells.find(({ row, column }) => row === 1 && column === 2);
  const at = `/matrices/${matrix?.id}/evaluations`;
  await send("POST", at, { risk: risk.id, evaluation_type: 20, cell: cell?.id });
  const on = matrix?.riskTargetName;
  return of(
    risk,
    says(`Evaluation changed on risk target ${on}`, "None", `${cell?.value?.toFixed(1)} (1, 2)`),
    {
      object_switch: 40,
      object_switch_display: "Risk Target",
      target_description: risk.about["object_description"],
      evaluation_type: 20,
      evaluation_type_display: "present",
      matrix: matrix?.id,
      risk_target: matrix?.riskTargetId,
      risk_target_name: on,
    },
  );
}

function tagged(kind: "control" | "risk", name: string): Case {
  return async ({ api, made, send }) => {
    const [tag] = (await api.tag.list({ projectId, family: kind })).rows;
    const subject = await made(kind);
    await send("PUT", `${subject.path}/tags`, { tags: [tag?.id] });
    return of(subject, says("Tag attached", null, name));
  };
}

function attached(what: "attached" | "detached"): Case {
  return async ({ made, send }) => {
    const [risk, control] = [await made("risk"), await made("control")];
    const name = control.about["object_identifier"] as string;
    await send("PUT", `${risk.path}/riskcontrols`, { id: control.id });
    if (what === "detached") await send("DELETE", `${risk.path}/riskcontrols`, { id: control.id });
    const other = { control: control.id, target_description: control.about["object_description"] };
    const fromTo: FromTo = what === "attached" ? [null, name] : [name, null];
    return of(risk, other, says(`${name} ${what}`, ...fromTo));
  };
}

function reference(what: "changed" | "created" | "deleted"): Case {
  return async ({ made, send }) => {
    const [risk, action] = [await made("risk"), await made("action")];
    const name = `${action.about["object_identifier"] as string} Freeze the ground`;
    const target = { to_action: action.id, description: "See there" };
    const { id } = await send("POST", `${risk.path}/references`, target);
    const path = `${risk.path}/references/${String(id)}`;
    if (what === "changed") await send("PUT", path, { ...target, description: "See here" });
    if (what === "deleted") await send("DELETE", path);
    const target_description = what === "changed" ? "See here" : "See there";
    const fromTo: FromTo = [what === "created" ? null : name, what === "deleted" ? null : name];
    return of(risk, { action: action.id, target_description }, says(`Reference ${what}`, ...fromTo));
  };
}

function comment(what: string, [from, to]: FromTo): Case {
  return async ({ made, send }) => {
    const risk = await made("risk");
    const { id } = await send("POST", `${risk.path}/comments`, { comment: from ?? to });
    const path = `${risk.path}/comments/${String(id)}`;
    if (what === "changed") await send("PUT", path, { comment: to });
    if (what === "deleted") await send("DELETE", path);
    return of(risk, says(`Comment ${what}`, from, to));
  };
}

function recurring(what: "created" | "deleted" | "done" | "modified"): Case {
  const texts = {
    created: says("Recurrence created", null, every3),
    modified: says("Recurrence modified", every3, every3.replace("3 years", "2 years")),
    deleted: says("Recurrence deleted", every3, null),
    done: says("Control done; it falls due again", "2017-03-01", "2020-03-02"),
  };
  return async ({ made, send }) => {
    const control = await made("control", { deadline: "2017-03-01" });
    const path = `${control.path}/recurrence`;
    await send("PUT", path, rule);
    if (what === "modified") await send("PATCH", path, { year_interval: 2 });
    if (what === "deleted") await send("DELETE", path);
    if (what === "done") await send("PATCH", control.path, { status: 40 });
    return of(control, texts[what]);
  };
}
