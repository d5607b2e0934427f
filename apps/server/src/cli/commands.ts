import {
  acceptSecret,
  addProject,
  addProjectMember,
  addUser,
  checkRegister,
  findOrganization,
  findUser,
  foundOrganization,
  isEmpty,
  issueCredential,
  knowsSecret,
  revokeCredential,
  templateNames,
  templates,
  writeFor,
} from "@riskloom/api/installation";
import { OrganizationRole, parseInstant, ProjectKey, ProjectRole } from "@riskloom/domain";
import { loadDemo } from "@riskloom/demo";
import { type Command, command } from "./command.ts";
import { CommandError, oneOf } from "./command-error.ts";

const organization = { about: "name or id of the organization", required: true } as const;
const email = { about: "e-mail address of the user", required: true } as const;

/** Everything the command line can do; sorted. */
export const commands: readonly Command[] = [
  command({
    name: "check",
    about:
      "Check, without changing anything, that the database is of the current version, complete, that no version of any row overlaps another, and that its secret is the one set here.",
    looks: true,
    options: {},
    run: async ({ database, secret: present }) => {
      const { tables, findings } = await checkRegister(database);
      const secret = await present();
      if (secret !== null && !(await knowsSecret(database, secret)))
        findings.push("The INSTALLATION_SECRET is not the one with which the database was started first.");
      if (findings.length > 0) throw new CommandError(findings.join("\n"));
      return { tables, findings: 0 };
    },
  }),
  command({
    name: "credential issue",
    about: "Issue a credential; its secret is printed once.",
    options: {
      email,
      kind: { about: "apiKey or personalToken", required: true },
      label: { about: "what it is for" },
      expires: { about: "an instant, as in 2027-01-01T00:00:00Z" },
    },
    run: async ({ database }, { email: address, kind, label = "", expires }) => {
      const user = await findUser(database, address);
      const expiresAt = expires === undefined ? null : parseInstant(expires);
      if (expires !== undefined && expiresAt === null)
        throw new CommandError(`--expires: ${expires} is no instant.`);
      const issued = await writeFor(database, user, (write) =>
        issueCredential(write, {
          userId: user.userId,
          kind: oneOf("kind", ["apiKey", "personalToken"], kind),
          label,
          expiresAt,
        }),
      );
      return { ...issued };
    },
  }),
  command({
    name: "credential revoke",
    about: "Revoke a credential by its id, or, without an id, all of a user's credentials and login tokens.",
    options: { email, id: { about: "id of the credential" } },
    run: async ({ database }, { email: address, id }) => {
      const user = await findUser(database, address);
      return { revoked: await revokeCredential(database, user, id === undefined ? null : Number(id)) };
    },
  }),
  command({
    name: "demo load",
    about: "Load the demo register into an empty database.",
    options: {},
    run: async ({ database, openOwner, say }) => {
      if (!(await isEmpty(database))) throw new CommandError("The database is not empty.");
      const owner = await openOwner();
      say("Loading the demo register …");
      try {
        await loadDemo(owner);
      } finally {
        await owner.close();
      }
      return { loaded: true };
    },
  }),
  command({
    name: "migrate",
    about: "Bring the database to the current version; every command but check does so before its own work.",
    options: {},
    run: () => Promise.resolve({ migrated: true }),
  }),
  command({
    name: "organization create",
    about: "Create an organization with its owner and its default project.",
    options: {
      name: { about: "name of the organization", required: true },
      "owner-email": { about: "e-mail address and user name of its owner", required: true },
      "owner-first-name": { about: "first name of its owner", required: true },
      "owner-last-name": { about: "middle names and surname of its owner" },
      "owner-password": { about: "password of its owner; without one the owner cannot log in by password" },
      template: { about: `template of the default project: ${templateNames.join(", ")}` },
    },
    run: async ({ database }, given) => {
      const owner = {
        email: given["owner-email"],
        firstName: given["owner-first-name"],
        lastName: given["owner-last-name"] ?? "",
        password: given["owner-password"] ?? null,
      };
      const template = oneOf("template", templateNames, given.template ?? "scores-10x10");
      return { ...(await foundOrganization({ database }, { name: given.name, owner, template })) };
    },
  }),
  command({
    name: "project create",
    about: "Create a project from a template.",
    options: {
      organization,
      key: { about: "key of the project: letters, digits, - and _", required: true },
      title: { about: "title of the project", required: true },
      template: { about: templateNames.join(", "), required: true },
      admin: { about: "e-mail address of its administrator", required: true },
    },
    run: async ({ database }, given) => {
      const key = ProjectKey.safeParse(given.key);
      if (!key.success) throw new CommandError(`--key: ${key.error.issues[0]?.message}`);
      const { organizationId } = await findOrganization(database, given.organization);
      const admin = await findUser(database, given.admin);
      const template = templates[oneOf("template", templateNames, given.template)];
      return writeFor(database, { organizationId }, async (write) => {
        const { id } = await addProject(write, { key: key.data, title: given.title }, template);
        await addProjectMember(write, {
          projectId: id,
          userId: admin.userId,
          role: "admin",
          apiAccess: true,
        });
        return { projectId: id };
      });
    },
  }),
  command({
    name: "project member",
    about: "Give a user a role in a project, with access through the REST interfaces.",
    options: {
      email,
      project: { about: "id of the project", required: true },
      role: { about: ProjectRole.options.join(", "), required: true },
    },
    run: async ({ database }, { email: address, project, role }) => {
      const user = await findUser(database, address);
      const member = {
        projectId: Number(project),
        userId: user.userId,
        role: oneOf("role", ProjectRole.options, role),
        apiAccess: true,
      };
      await writeFor(database, user, (write) => addProjectMember(write, member));
      return { ...member };
    },
  }),
  command({
    name: "secret accept",
    about:
      "Accept the INSTALLATION_SECRET that is set here, where the one with which the database was started first is lost; tokens from logins stay alive, and new logins answer others.",
    options: {},
    run: async ({ openOwner, secret: present }) => {
      const secret = await present();
      if (secret === null) throw new CommandError("INSTALLATION_SECRET is not set.");
      const owner = await openOwner();
      try {
        await acceptSecret(owner, secret);
      } finally {
        await owner.close();
      }
      return { accepted: true };
    },
  }),
  command({
    name: "user create",
    about: "Create a user in an organization.",
    options: {
      organization,
      email,
      "first-name": { about: "first name", required: true },
      "last-name": { about: "middle names and surname" },
      password: { about: "without one the user cannot log in by password" },
      role: { about: `${OrganizationRole.options.join(", ")}; member unless given` },
    },
    run: async ({ database }, given) => {
      const { organizationId } = await findOrganization(database, given.organization);
      const draft = {
        email: given.email,
        firstName: given["first-name"],
        lastName: given["last-name"] ?? "",
        password: given.password ?? null,
        role: oneOf("role", OrganizationRole.options, given.role ?? "member"),
      };
      return { userId: await writeFor(database, { organizationId }, (write) => addUser(write, draft)) };
    },
  }),
];
