import type {
  Category,
  Control,
  Evaluation,
  EvaluationType,
  Instant,
  Label,
  LogEntry,
  Matrix,
  OrderBy,
  Organization,
  Project,
  ProjectGroup,
  RiskDetail,
  RiskPatch,
  RiskTag,
  Rows,
  Tag,
  TagFamily,
  Treatment,
  User,
} from "@riskloom/domain";

type Ref = number | string;
type Page = { offset?: number; limit?: number | null; orderBy?: OrderBy[] };
type InProject = { projectId: Ref };
type Listed<Row, Input> = (input: Input & Page) => Promise<Rows<Row>>;

interface Resource<Row, Scope, Draft, Patch> {
  list: Listed<Row, Scope>;
  get(input: Scope & { id: Ref }): Promise<Row>;
  create(input: Scope & Draft): Promise<Row>;
  update(input: Scope & { id: Ref; patch: Patch }): Promise<Row>;
  remove(input: Scope & { id: Ref }): Promise<void>;
}

type Draft<T, Must extends keyof T> = Pick<T, Must> & { [K in Exclude<keyof T, Must>]?: T[K] | undefined };
type Patch<T> = { [K in keyof T]?: T[K] | undefined };
type Pair = { frequency: number; consequence: number };
type Include = { include?: { tags?: boolean; evaluations?: boolean; matrix?: boolean } };
type EvaluationWrite = Pick<
  Evaluation,
  | "cellId"
  | "frequencyLow"
  | "frequencyMid"
  | "frequencyHigh"
  | "consequenceLow"
  | "consequenceMid"
  | "consequenceHigh"
>;
type Owned = { ownerId: Ref | null };

/** The register as the dialects call it. */
export interface Api {
  auth: { login(input: { username: string; password: string }): Promise<{ token: string }> };
  me: { get(): Promise<User> };
  organization: { get(): Promise<Organization> };
  project: {
    list: Listed<Project, unknown>;
    get(input: { id: Ref }): Promise<Project>;
    users: Listed<User, InProject>;
  };
  projectGroup: { list: Listed<ProjectGroup, unknown>; get(input: { id: Ref }): Promise<ProjectGroup> };
  risk: {
    list: Listed<
      RiskDetail,
      InProject &
        Include & {
          [K in "status" | "category" | "department" | "search" | "controlId"]?: string | undefined;
        }
    >;
    get(
      input: { projectId?: Ref; id: Ref } & Include,
    ): Promise<RiskDetail & { treatment: Treatment | null; controls: Control[]; organizationUid: string }>;
    create(
      input: InProject &
        Draft<Omit<Required<RiskPatch>, "ownerId"> & Owned, "description"> & {
          scores?: { gross?: Pair; nett?: Pair };
        },
    ): Promise<RiskDetail & { organizationUid: string }>;
    update(
      input: { projectId?: Ref; id: Ref; patch: Patch<Omit<RiskPatch, "ownerId"> & Owned> } & Include,
    ): Promise<RiskDetail>;
    remove(input: { projectId?: Ref; id: Ref }): Promise<void>;
    tags: Listed<Tag, InProject & { id: Ref }>;
    setTags(input: InProject & { id: Ref; tagIds: number[] }): Promise<{ tagIds: number[] }>;
  };
  riskTag: { list: Listed<RiskTag, InProject>; get(input: InProject & { id: Ref }): Promise<RiskTag> };
  evaluation: Resource<
    Evaluation & { matrix?: Matrix },
    InProject & Include & { matrixId?: Ref },
    { riskId: number; type?: EvaluationType } & Partial<EvaluationWrite>,
    Partial<EvaluationWrite>
  >;
  matrix: { list: Listed<Matrix, InProject>; get(input: InProject & { id: Ref }): Promise<Matrix> };
  category: Resource<
    Category,
    InProject & { family: TagFamily },
    { name: string; ordering: number },
    { name?: string; ordering?: number }
  >;
  tag: Resource<
    Tag,
    InProject & { family: TagFamily },
    { name: string; ordering: number; categoryId: number },
    { name?: string; ordering?: number; categoryId?: number }
  >;
  logEntry: {
    list: Listed<LogEntry, InProject & { riskId?: Ref; controlId?: Ref; actionId?: Ref }>;
    get(input: InProject & { id: Ref }): Promise<LogEntry>;
    update(input: InProject & { id: Ref; patch: { note?: string | null } }): Promise<LogEntry>;
  };
  label: Resource<
    Label,
    { projectId: Ref } | { userId: Ref },
    { title: string; date?: Instant },
    { title?: string; date?: Instant }
  >;
}
