/** The packages that can be used without a server, or against one, in the words of their manifests. */
export const packages: Readonly<Record<string, string>> = {
  "@riskloom/api": "The tRPC router of the register: every capability once, typed.",
  "@riskloom/client": "A typed tRPC client for a running register.",
  "@riskloom/domain": "The words of the register: zod models, enumerations, invariants and error codes.",
  "@riskloom/embedded-postgres":
    "A real PostgreSQL from npm binaries, started, shared and ended with its users.",
  "@riskloom/geo": "The 18 coordinate systems of map features, converted by proj4.",
  "@riskloom/persistence": "MikroORM entities, migrations and row history on PostgreSQL.",
  "@riskloom/recurrence": "Recurrence rules on civil dates, answered in closed form.",
  "@riskloom/reporting": "The 16 report elements as pure functions over a snapshot of the register.",
  "@riskloom/risk-math":
    "Risk mathematics: estimates, distributions, exact aggregates, simulation and matrix scoring.",
};
