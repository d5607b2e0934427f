import {
  addProjectMember,
  addUser,
  foundOrganization,
  issueCredential,
  writeFor,
} from "@riskloom/api/installation";
import { startEmbedded } from "@riskloom/embedded-postgres";
import { type Database, startDatabase, writeTransaction } from "@riskloom/persistence";
import { analyzed } from "../analyzed.ts";

/** A register with one project of many risks, each with a past, on a server of its own. */
export interface LargeRegister {
  url: string;
  token: string;
  /** of somebody from whom confidential risks are hidden */
  readerToken: string;
  projectId: number;
  /** a moment at which every record was at the third of its five versions */
  past: string;
  /** the moment of the last change */
  latest: string;
  close(): Promise<void>;
}

interface Size {
  risks: number;
  controls: number;
  /** whether evaluations have five versions too, which takes most of the time of filling */
  evaluated?: boolean;
}

/**
 * Fills a new register with risks of four evaluations and two tags each, and controls that are attached to two risks each;
 * risks, evaluations and controls have five versions.
 */
export async function largeRegister(dataDir: string, size: Size): Promise<LargeRegister> {
  const embedded = await startEmbedded({ dataDir, temporary: true });
  const { database, openOwner, close } = await startDatabase({
    url: embedded.url,
    dataDir,
    log: () => undefined,
  });
  const owner = { email: "alice@example.com", firstName: "Alice", password: null };
  const founded = await foundOrganization(
    { database },
    { name: "Large", owner, template: "cost-time-opportunity" },
  );
  const { organizationId, ownerId: userId, projectId } = founded;
  const { secret: token } = await writeFor(database, { organizationId }, (write) =>
    issueCredential(write, { userId, kind: "personalToken", label: "bench" }),
  );
  const { secret: readerToken } = await writeFor(database, { organizationId }, async (write) => {
    const person = {
      email: "carol@example.com",
      firstName: "Carol",
      password: null,
      confidentialAccess: false,
    };
    const readerId = await addUser(write, person);
    await addProjectMember(write, { projectId, userId: readerId, role: "reader", apiAccess: true });
    return issueCredential(write, { userId: readerId, kind: "personalToken", label: "bench" });
  });
  const inTurn = (statements: readonly string[]) => run(database, { organizationId, userId }, statements);
  await inTurn(filling(projectId, size));
  const moments: string[] = [];
  const touched =
    size.evaluated === false ? touching.filter((statement) => !statement.includes("evaluation")) : touching;
  for (let version = 2; version <= versions; version++) moments.push(await inTurn(touched));
  await analyzed(openOwner);
  await close();
  return {
    url: embedded.url,
    token,
    readerToken,
    projectId,
    past: moments[1] ?? "",
    latest: moments.at(-1) ?? "",
    close: () => embedded.stop(),
  };
}

const versions = 5;

async function run(
  database: Database,
  scope: { organizationId: number; userId: number },
  statements: readonly string[],
): Promise<string> {
  return writeTransaction(database, scope, async ({ em, at }) => {
    const organization = `(select app_organization())`;
    for (const statement of statements)
      await em
        .getConnection()
        .execute(statement.replaceAll(":organization", organization), [], "all", em.getTransactionContext());
    return at;
  });
}

/** The rows that the API would write, in a few statements instead of 90,000 calls. */
const filling = (projectId: number, { risks, controls }: Size): string[] => [
  `insert into category (uid, organization_id, project_id, family, name, ordering) values (gen_random_uuid(), :organization, ${projectId}, 'risk', 'Discipline', 1)`,
  `insert into tag (uid, organization_id, project_id, family, category_id, name, ordering)
   select gen_random_uuid(), organization_id, project_id, family, id, 'Tag ' || n, n from category, generate_series(1, 20) n
   where organization_id = :organization and project_id = ${projectId}`,
  `insert into risk (uid, organization_id, project_id, number, title, description, cause, effect, notes, status, owner_id, confidential, category)
   select gen_random_uuid(), :organization, ${projectId}, n, 'Risk number ' || n, 'Groundwater under pressure enters the working chamber',
     'The sealing of the tail skin wears faster than planned', 'Work stops; the chamber is pumped dry', '', 'open', app_actor(), n % 100 = 0, 'other'
   from generate_series(1, ${risks}) n order by n`,
  `insert into evaluation (uid, organization_id, project_id, risk_id, matrix_id, type, cell_id)
   select gen_random_uuid(), r.organization_id, r.project_id, r.id, m.id, t.type, c.id
   from risk r join (select *, row_number() over (order by id) as place from matrix where project_id = ${projectId}) m on m.project_id = r.project_id
   join (values (1, 'gross', 0), (1, 'present', 1), (1, 'nett', 2), (2, 'gross', 0)) t (place, type, down) on t.place = m.place
   join matrix_cell c on c.matrix_id = m.id and c.row = greatest(1, 1 + r.number % 5 - t.down) and c.column = 1 + r.number % 7 % 5
   where r.organization_id = :organization order by r.id, t.place, t.down`,
  `insert into risk_tag (organization_id, project_id, risk_id, tag_id)
   select r.organization_id, r.project_id, r.id, t.id from risk r join tag t on t.project_id = r.project_id and t.ordering - 1 in (r.number % 20, (r.number + 7) % 20)
   where r.organization_id = :organization order by r.id, t.id`,
  `insert into control (uid, organization_id, project_id, number, title, description, status, deadline)
   select gen_random_uuid(), :organization, ${projectId}, n, 'Control number ' || n, 'Inspect the seals', 'planned', date '2030-01-01' + n
   from generate_series(1, ${controls}) n order by n`,
  `insert into risk_control (organization_id, project_id, risk_id, control_id)
   select r.organization_id, r.project_id, r.id, c.id from control c join risk r on r.project_id = c.project_id and r.number in (c.number, c.number + ${controls})
   where r.organization_id = :organization order by c.id, r.id`,
];

const touching: readonly string[] = [
  "update risk set title = title || '.' where organization_id = :organization",
  "update evaluation set frequency_score = coalesce(frequency_score, 0) + 1 where organization_id = :organization",
  "update control set title = title || '.' where organization_id = :organization",
];
