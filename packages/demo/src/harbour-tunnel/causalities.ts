import type { DemoCausality } from "../types.ts";

/** Causes and effects that several risks share; numbered in one series. */
export const causalities: readonly DemoCausality[] = [
  cause(1, "uncertain-rockhead", "Level of the limestone surface varies by metres between boreholes"),
  cause(2, "low-cover", "Cover of less than one tunnel diameter below the harbour bed"),
  cause(3, "high-permeability", "Upper limestone is fissured and in contact with the harbour"),
  cause(4, "abrasive-flint", "Flint beds of up to 30 cm in the limestone"),
  cause(5, "pressure-control", "Support pressure leaves its window during standstill or ring building"),
  cause(6, "poor-records", "Records of old foundations, fills and services are incomplete"),
  cause(7, "past-industry", "A century of shipyard and gasworks use of the harbour front"),
  cause(8, "late-interfaces", "Interface data is exchanged after the design freeze"),
  cause(9, "single-supplier", "Only one supplier is qualified for the item"),
  cause(10, "crew-experience", "Crews are new to closed-face work under water"),
  effect(11, "loss-of-ground", "Loss of ground ahead of the face and a sinkhole or seabed crater"),
  effect(12, "settlement", "Settlement of quays, warehouses or services above the tunnel"),
  effect(13, "flooding", "Water and ground enter the tunnel or the shaft"),
  effect(14, "standstill", "The drive stands still for weeks"),
  effect(15, "injury", "Persons are injured or killed"),
  effect(16, "pollution", "Harbour or groundwater is polluted"),
  effect(17, "claim", "Claim of a third party or dispute with the client"),
  effect(18, "late-opening", "The tunnel opens later than agreed"),
];

function cause(number: number, key: string, text: string): DemoCausality {
  return { key, number, isCause: true, text };
}

function effect(number: number, key: string, text: string): DemoCausality {
  return { key, number, isCause: false, text };
}
