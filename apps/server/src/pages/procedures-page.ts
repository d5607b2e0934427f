import {
  type DescribedApi,
  type DescribedArea,
  type DescribedField,
  type DescribedProcedure,
  describeAreas,
  refusalWords,
} from "@riskloom/api/described";
import { html } from "hono/html";
import { layout, type Piece } from "./layout.ts";

let described: DescribedApi | undefined;

/** Every procedure of the tRPC API by its area: what it does, who may call it, what it takes. */
export function proceduresPage(): Piece {
  described ??= describeAreas();
  const { shared, sharedBy, areas } = described;
  const count = areas.reduce((sum, { procedures }) => sum + procedures.length, 0);
  return layout({
    title: "Procedures · Riskloom",
    body: html`
      <h1>Procedures</h1>
      <p>
        The ${count} procedures of the tRPC API. A client has them by these names, with the types of what they
        take and answer.
      </p>
      <p>${areas.map(({ name }) => html`<a href="#${name}">${name}</a> `)}</p>
      <h2 id="shared">What all of them share</h2>
      <p>${sharedBy}</p>
      ${fieldsOf(shared, "Fields that all share")}
      <h2 id="refusals">Why a call is refused</h2>
      <dl>
        ${Object.entries(refusalWords).map(
          ([code, means]) =>
            html`<dt><code>${code}</code></dt>
              <dd>${means}</dd>`,
        )}
      </dl>
      ${areas.map(area)}
    `,
  });
}

const area = ({ name, shared, procedures }: DescribedArea): Piece =>
  html`<h2 id="${name}">${name}</h2>
    ${
      shared.length > 0
        ? html`<p>All procedures of <code>${name}</code> take:</p>
            ${fieldsOf(shared, `Fields of every procedure of ${name}`)}`
        : ""
    }
    ${procedures.map(section)}`;

const section = ({ name, kind, says, right, fields, refusals }: DescribedProcedure): Piece =>
  html`<h3 id="${name}"><code>${name}</code></h3>
    <p>${says}</p>
    <p class="quiet">
      A ${kind} for
      ${
        right === null
          ? "everybody"
          : html`callers with the right
              <code>${typeof right === "string" ? right : right.join(", else ")}</code>`
      }.
      Refuses with ${refusals.map(({ code }) => code).join(", ")}.
    </p>
    ${fields.length > 0 ? fieldsOf(fields, `Fields of ${name}`) : ""}`;

const fieldsOf = (fields: readonly DescribedField[], label: string): Piece =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
    <table>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Type</th>
          <th scope="col">Unless given</th>
          <th scope="col">Means</th>
        </tr>
      </thead>
      <tbody>
        ${fields.map(
          ({ path, type, required, byDefault, says }) =>
            html`<tr>
              <th scope="row"><code>${path}</code></th>
              <td>${type}</td>
              <td>
                ${required ? "required" : byDefault === undefined ? "" : html`<code>${byDefault}</code>`}
              </td>
              <td>${says}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
