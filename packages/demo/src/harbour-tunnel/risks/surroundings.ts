import type { DemoRisk } from "../../types.ts";

export const surroundingsRisks: readonly DemoRisk[] = [
  {
    key: "quay-settlement",
    number: 15,
    title: "Settlement and rotation of the adjacent quay wall",
    description:
      "Volume loss of the drive moves the anchored sheet pile wall at the basin, whose anchor plates lie above the tunnel.",
    cause: "Tunnel passes 6 m below the anchor zone; volume loss above the 0.7 per cent that was assumed.",
    effect:
      "Rotation of the wall, loss of anchor force, closure of two berths and repair of the crane rails.",
    notes: "Trigger levels: 10 mm amber, 18 mm red at the crest.",
    owner: "bob",
    status: "new",
    tags: ["drive", "geotechnics", "quay"],
    causalities: ["low-cover", "poor-records", "settlement", "claim"],
    evaluations: {
      cost: {
        gross: [4, 4],
        present: {
          cell: [3, 4],
          frequency: [0.008, 0.02, 0.03],
          consequence: [3_500_000, 7_000_000, 18_000_000],
        },
        nett: [2, 3],
      },
      time: { gross: [4, 3], present: [3, 3], nett: [2, 3] },
    },
    treatment: { type: "mitigate", description: "Relieve and re-anchor the wall, monitor it in real time." },
    sources: ["peck-1969", "mair-1996"],
    customValues: { chainage: "0+395 to 0+445", "work-package": "WP2 Bored tunnel", "rings-affected": 25 },
  },
  {
    key: "timber-piles",
    number: 16,
    title: "Lowered groundwater exposes timber piles of listed warehouses",
    description:
      "Drainage to the shaft lowers the upper aquifer below the pile caps of two warehouses on timber piles.",
    cause: "Leaks of the diaphragm wall or the cross passages; reinfiltration wells clog.",
    effect: "Decay of pile heads and differential settlement of listed buildings over years.",
    notes: "Pile heads at level -0.4 m; groundwater must stay above -0.1 m.",
    owner: "alice",
    status: "new",
    tags: ["shafts", "hydrogeology", "quay"],
    causalities: ["high-permeability", "settlement", "claim"],
    evaluations: {
      cost: { gross: [4, 4], present: [4, 3], nett: [2, 3] },
      time: { gross: [3, 3], present: [3, 3], nett: [2, 2] },
    },
    treatment: { type: "mitigate", description: "Reinfiltration with alarm levels and stand-by wells." },
    sources: ["eskesen-2004", "ciria-c760"],
  },
  {
    key: "metro-crossing",
    number: 17,
    title: "Movement of the operating metro tunnels below the crossing",
    description: "The drive crosses above the two metro tunnels with 5.5 m of limestone between.",
    cause: "Unloading heave and volume loss; face pressure peaks at restart.",
    effect: "Speed restriction or interruption of the metro, cracking of its segments.",
    notes: "The metro allows 5 mm of movement and 1:3000 of distortion.",
    owner: "alice",
    status: "new",
    tags: ["drive", "geotechnics", "launch-shaft"],
    causalities: ["pressure-control", "settlement", "claim"],
    evaluations: {
      cost: { gross: [3, 5], present: [3, 4], nett: [2, 4] },
      time: { gross: [3, 4], present: [3, 4], nett: [2, 4] },
    },
    treatment: {
      type: "mitigate",
      description: "Cross at night in one go, track monitoring, agreed stop levels.",
    },
    sources: ["mair-1996", "eskesen-2004"],
  },
  {
    key: "utilities",
    number: 18,
    title: "Conflict with a main sewer and district heating at the launch site",
    description:
      "A DN 1600 sewer and two district heating mains cross the launch shaft and must be moved before the diaphragm wall.",
    cause: "Owners of services answer late; trial pits show other positions than the records.",
    effect: "Start of the diaphragm wall is late; damage to a heating main in winter.",
    notes: "Heating mains may be taken out of service from May to September only.",
    owner: "carol",
    status: "new",
    tags: ["mobilisation", "structures", "launch-shaft"],
    causalities: ["poor-records", "late-interfaces", "claim"],
    evaluations: {
      cost: { gross: [5, 3], present: [4, 3], nett: [2, 3] },
      time: { gross: [5, 3], present: [4, 3], nett: [2, 3] },
    },
    treatment: { type: "avoid", description: "Move the services ahead of the main works." },
    sources: ["wsdot-2018", "fhwa-2009"],
  },
  {
    key: "uxo",
    number: 19,
    title: "Unexploded ordnance below the harbour bed and the former shipyard",
    description:
      "Bombs or mines of the Second World War lie within the depth of dredging, piling or drilling.",
    cause:
      "Air raids on the shipyard and mines laid in the approaches; no clearance certificate for the basin.",
    effect: "Detonation during piling or dredging; evacuation and stop of work when one is found.",
    notes:
      "Below level -9 m the ground was never disturbed: no ordnance is expected in the tunnel profile itself.",
    owner: "carol",
    status: "new",
    tags: ["mobilisation", "safety", "launch-shaft"],
    causalities: ["poor-records", "injury", "standstill"],
    evaluations: {
      cost: { gross: [3, 4], present: [3, 4], nett: [1, 4] },
      time: { gross: [3, 3], present: [3, 3], nett: [1, 3] },
    },
    treatment: { type: "avoid", description: "Magnetometer survey and clearance before any intrusive work." },
    sources: ["ciria-c681"],
  },
  {
    key: "anchor",
    number: 20,
    title: "Dropped or dragged anchor above the low cover",
    description:
      "A vessel in distress anchors in the channel above the completed tunnel or the ballast layer.",
    cause: "Cruise and cargo traffic of 11,000 passages a year.",
    effect: "Penetration of the ballast, local damage to the lining, lower safety against uplift.",
    notes: "Anchor of the design ship penetrates 2.1 m in sand.",
    owner: "bob",
    status: "new",
    tags: ["design", "structures", "harbour-crossing"],
    causalities: ["low-cover", "flooding"],
    evaluations: {
      cost: { gross: [2, 5], present: [2, 5], nett: [1, 5] },
      time: { gross: [2, 4], present: [2, 4], nett: [1, 4] },
    },
    treatment: { type: "mitigate", description: "Rock protection layer and a no-anchoring zone." },
    sources: ["eskesen-2004"],
  },
];
