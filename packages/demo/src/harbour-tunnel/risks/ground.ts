import type { DemoRisk } from "../../types.ts";

export const groundRisks: readonly DemoRisk[] = [
  {
    key: "face-instability",
    number: 1,
    title: "Face instability where till lies over limestone",
    description:
      "The support pressure falls below the active earth and water pressure while the face is mixed: stiff clay till and meltwater sand in the crown, Copenhagen limestone in the invert.",
    cause:
      "Rockhead varies by up to 4 m between boreholes; sand lenses in the till drain the bentonite filter cake.",
    effect:
      "Loss of ground into the excavation chamber, over-excavation and a crater at the surface or in the harbour bed.",
    notes:
      "Critical from chainage 0+120 to 0+390. Lower and upper pressure limits per ring are in the face pressure report.",
    owner: "bob",
    status: "new",
    tags: ["drive", "geotechnics", "launch-shaft"],
    causalities: ["uncertain-rockhead", "pressure-control", "loss-of-ground", "settlement"],
    evaluations: {
      cost: {
        gross: [4, 4],
        present: {
          cell: [4, 4],
          frequency: [0.04, 0.1, 0.25],
          consequence: [4_000_000, 9_000_000, 25_000_000],
        },
        nett: [2, 4],
      },
      time: { gross: [4, 4], present: [4, 4], nett: [2, 4] },
    },
    treatment: {
      type: "mitigate",
      description: "Keep the face pressure window and know the rockhead ahead of every ring.",
    },
    sources: ["bts-2005", "geo249-2009", "anagnostou-1996"],
    customValues: { chainage: "0+120 to 0+390", "work-package": "WP2 Bored tunnel", "rings-affected": 135 },
  },
  {
    key: "blow-out",
    number: 2,
    title: "Blow-out of support medium through the harbour bed",
    description:
      "Slurry or compressed air breaks through the cover below the navigation channel when the support pressure exceeds the weight of soil and water above the crown.",
    cause: "Cover of 0.7 diameters at the channel and a dredged pocket that is not in the sea chart.",
    effect:
      "Sudden loss of face pressure, flooding of the excavation chamber and a crater that opens the tunnel to the harbour.",
    notes: "Low point at chainage 1+040. Governs the upper limit of the face pressure.",
    owner: "bob",
    status: "new",
    tags: ["drive", "geotechnics", "harbour-crossing"],
    causalities: ["low-cover", "pressure-control", "loss-of-ground", "flooding"],
    evaluations: {
      cost: {
        gross: [4, 5],
        present: {
          cell: [3, 5],
          frequency: [0.004, 0.01, 0.025],
          consequence: [35_000_000, 80_000_000, 200_000_000],
        },
        nett: [2, 5],
      },
      time: { gross: [4, 5], present: [3, 5], nett: [2, 5] },
    },
    treatment: {
      type: "mitigate",
      description: "Ballast the channel before the crossing and narrow the pressure window.",
    },
    sources: ["broere-2001", "bts-2005", "eskesen-2004"],
    customValues: { chainage: "1+000 to 1+110", "work-package": "WP2 Bored tunnel", "rings-affected": 55 },
  },
  {
    key: "cutter-wear",
    number: 3,
    title: "Excessive wear of cutterhead and tools in flint",
    description:
      "Tools and the cutterhead rim wear faster than planned, so that more interventions than the planned nine are needed.",
    cause:
      "Flint beds and nodules in the Copenhagen limestone; tools are struck by loosened flint in the working chamber.",
    effect:
      "Unplanned stops under compressed air, replacement of tools, in the worst case repair of the structure of the cutterhead.",
    notes: "Abrasivity tests (LCPC, Cerchar) on 14 cores only. Compare with tool wear of the metro drives.",
    owner: "bob",
    status: "new",
    tags: ["drive", "machine", "whole-line"],
    causalities: ["abrasive-flint", "standstill"],
    evaluations: {
      cost: {
        gross: [5, 3],
        present: { cell: [4, 3], frequency: [0.08, 0.2, 0.3], consequence: [600_000, 1_400_000, 2_800_000] },
        nett: [3, 3],
      },
      time: { gross: [5, 3], present: [4, 3], nett: [3, 3] },
    },
    treatment: {
      type: "mitigate",
      description: "Heavier tools, wear detectors and interventions at chosen places.",
    },
    sources: ["imia-2009", "fhwa-2009"],
  },
  {
    key: "fracture-zone",
    number: 4,
    title: "Crushed limestone in an unmapped fracture zone",
    description:
      "The drive meets a zone of crushed, highly conductive limestone like those mapped along the Carlsberg fault, with direct contact to the harbour.",
    cause: "Only five boreholes over water; seismic lines are disturbed by gas in the harbour mud.",
    effect: "Loss of slurry into open fractures, unstable face and inflow during interventions.",
    notes: "Geophysical re-interpretation was ordered with the third investigation campaign.",
    owner: "bob",
    status: "new",
    tags: ["drive", "hydrogeology", "harbour-crossing"],
    causalities: ["uncertain-rockhead", "high-permeability", "loss-of-ground", "standstill"],
    evaluations: {
      cost: { gross: [4, 4], present: [3, 4], nett: [3, 3] },
      time: { gross: [4, 4], present: [3, 4], nett: [3, 3] },
    },
    treatment: {
      type: "mitigate",
      description: "Probe ahead and keep a plan and material for lost slurry ready.",
    },
    sources: ["eskesen-2004", "geo249-2009"],
  },
  {
    key: "boulders",
    number: 5,
    title: "Boulders in the glacial till block the cutterhead",
    description:
      "Boulders larger than the opening of the cutterhead, which the stone crusher cannot take, lie in the lower till.",
    cause: "Lag deposit of crystalline boulders on the limestone surface.",
    effect: "Damaged tools, blocked suction grille, hand removal under compressed air.",
    notes: "Largest boulder found in the shaft excavation so far: 1.3 m.",
    owner: "bob",
    status: "new",
    tags: ["drive", "geotechnics", "launch-shaft"],
    causalities: ["uncertain-rockhead", "standstill"],
    evaluations: {
      cost: { gross: [4, 3], present: [4, 2], nett: [3, 2] },
      time: { gross: [4, 3], present: [4, 3], nett: [3, 3] },
    },
    treatment: {
      type: "mitigate",
      description: "Disc cutters on the whole face and a crusher for stones up to 900 mm.",
    },
    sources: ["fhwa-2009", "geo249-2009"],
  },
  {
    key: "clogging",
    number: 6,
    title: "Clogging of cutterhead and submerged wall in plastic clay",
    description:
      "Sticky clay clogs the openings of the cutterhead and the grille in front of the suction pipe.",
    cause: "High-plasticity clay was reported in one old borehole near the reception shaft.",
    effect: "Advance rate drops to a third; flushing and cleaning under compressed air.",
    notes: "Rests on one borehole log of 1962.",
    owner: "bob",
    status: "new",
    tags: ["drive", "machine", "reception-shaft"],
    causalities: ["poor-records", "standstill"],
    evaluations: {
      cost: { gross: [3, 2], present: [3, 2], nett: [2, 2] },
      time: { gross: [3, 3], present: [3, 3], nett: [2, 3] },
    },
    treatment: {
      type: "mitigate",
      description: "Centre flushing and a check of the old log by a new borehole.",
    },
    sources: ["geo249-2009"],
  },
  {
    key: "obstructions",
    number: 7,
    title: "Old piles and sheet piling in the tunnel profile",
    description:
      "Steel sheet piles, anchors or timber piles of former quays and slipways reach into the tunnel profile.",
    cause:
      "Quay walls were moved outwards three times between 1890 and 1960 and the old ones left in the ground.",
    effect:
      "Steel damages the cutterhead and blocks the slurry line; removal from the surface or by hand under pressure.",
    notes: "Archive drawings of the port cover two of the three extensions.",
    owner: "alice",
    status: "new",
    tags: ["drive", "structures", "quay"],
    causalities: ["poor-records", "standstill"],
    evaluations: {
      cost: { gross: [4, 4], present: [3, 4], nett: [2, 3] },
      time: { gross: [4, 4], present: [3, 4], nett: [2, 3] },
    },
    treatment: { type: "avoid", description: "Find and pull the remains before the drive arrives." },
    sources: ["wsdot-2018", "imia-2009"],
    customValues: { chainage: "0+380 to 0+460", "work-package": "WP2 Bored tunnel" },
  },
];
