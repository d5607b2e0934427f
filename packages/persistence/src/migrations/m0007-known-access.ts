/** Whoever was found behind a secret need not be looked up again while access in the organization stays as it was. */
export const m0007KnownAccess: readonly string[] = [
  `alter table organization_clock add column access bigint not null default 0`,
  `drop function authenticate(bytea)`,
  // The caller behind a secret's hash, with everything that permissions need, in one look; nothing for a credential that is not alive.
  `create or replace function authenticate(secret bytea) returns table (
       credential_id integer, demo boolean, kind text, used_recently boolean, organization_id integer, organization_uid uuid,
       default_project_id integer, user_id integer, user_uid uuid, email text, full_name text, role text, api_access boolean,
       confidential_access boolean, projects jsonb, expires boolean, access bigint) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
   #variable_conflict use_column
   begin perform set_config('app.gate', 'open', true); return query
     select c.id, c.demo, c.kind, c.last_used_at > now() - interval '1 minute', o.id, o.uid, o.default_project_id, u.id, u.uid, u.email,
       btrim(u.first_name || ' ' || u.last_name), m.role, m.api_access, m.confidential_access,
       (select jsonb_object_agg(p.project_id, jsonb_build_array(p.role, p.api_access)) from project_member p
         where p.organization_id = c.organization_id and p.user_id = u.id),
       c.expires_at is not null, (select k.access from organization_clock k where k.organization_id = c.organization_id)
     from credential c
     join organization o on o.organization_id = c.organization_id and o.id = c.organization_id
     join user_account u on u.organization_id = c.organization_id and u.id = c.user_id
     join membership m on m.organization_id = c.organization_id and m.user_id = c.user_id
     where c.secret_hash = secret and c.revoked_at is null and (c.expires_at is null or c.expires_at > now()); perform set_config('app.gate', '', true); end $$`,
  // Counts changes to what `authenticate` looks at, so that whoever found somebody knows when to look again. The write that
  // changes it may or may not have opened the gate.
  `create or replace function access_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   declare stood text := current_setting('app.gate', true);
   begin
     perform set_config('app.gate', 'open', true);
     update organization_clock set access = access + 1 where organization_id = coalesce(new.organization_id, old.organization_id);
     perform set_config('app.gate', coalesce(stood, ''), true);
     return null;
   end $$`,
  `create or replace function note_use(used integer) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
   #variable_conflict use_column
   begin perform set_config('app.gate', 'open', true); update credential set last_used_at = now() where id = used; perform set_config('app.gate', '', true); end $$`,
  // What a login needs to know of a user name or an e-mail address.
  `create or replace function login_candidate(attempted text) returns table (
       organization_id integer, user_id integer, user_uid uuid, api_access boolean, password_hash text, token_generation integer,
       demo boolean) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
   #variable_conflict use_column
   begin perform set_config('app.gate', 'open', true); return query
     select u.organization_id, u.id, u.uid, m.api_access, s.password_hash, s.token_generation,
       exists (select from credential c where c.organization_id = u.organization_id and c.user_id = u.id and c.demo)
     from user_account u
     join membership m on m.organization_id = u.organization_id and m.user_id = u.id
     join user_secret s on s.organization_id = u.organization_id and s.user_id = u.id
     where lower(u.username) = lower(attempted) or lower(u.email) = lower(attempted)
     order by lower(u.username) = lower(attempted) desc limit 1; perform set_config('app.gate', '', true); end $$`,
  // Whether an e-mail address or a user name is in use anywhere in this installation.
  `create or replace function name_taken(address text, login text, out taken boolean) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
   #variable_conflict use_column
   begin perform set_config('app.gate', 'open', true); taken := exists (select from user_account u where lower(u.email) = lower(address) or lower(u.username) = lower(login)); perform set_config('app.gate', '', true); end $$`,
  // Attempts are of no tenant: names are kept as hashes, because people type passwords into the wrong field.
  `create or replace function attempt_key(attempted text) returns text language sql immutable as
   $$ select encode(sha256(convert_to(lower(attempted), 'UTF8')), 'hex') $$`,
  // Failures of one name within the last quarter of an hour; answers how many there are. What is older is swept away.
  `create or replace function login_failures(attempted text, failed boolean) returns integer
   language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   declare
     attempt text := attempt_key(attempted);
     oldest timestamptz := now() - interval '15 minutes';
     counted integer;
   begin
     if not failed then
       return coalesce((select a.failures from login_attempt a where a.name = attempt and a.since >= oldest), 0);
     end if;
     delete from login_attempt where name in (
       select a.name from login_attempt a where a.since < oldest and a.name <> attempt limit 100 for update skip locked);
     insert into login_attempt as a (name, failures, since) values (attempt, 1, now())
     on conflict (name) do update set
       failures = case when a.since < oldest then 0 else a.failures end + 1,
       since = case when a.since < oldest then now() else a.since end
     returning a.failures into counted;
     return counted;
   end $$`,
  `create or replace function login_succeeded(attempted text) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as
   $$ delete from login_attempt where name = attempt_key(attempted) $$`,
  // Opens a write: takes the organization's turn and its next system time, which every row of the transaction will carry.
  `create or replace function open_write(organization integer, actor integer) returns timestamptz language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   declare taken timestamptz;
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     update organization_clock c set last = greatest(clock_timestamp(), c.last + interval '1 microsecond')
       where c.organization_id = organization and true returning c.last into taken;
     if taken is null then raise exception 'there is no organization %', organization using errcode = 'RL002'; end if;
     perform set_config('app.system_time', taken::text, true);
     return taken;
   end $$`,
  // The same for somebody who was found before; null, and no turn taken, where access in the organization changed since.
  `create or replace function reopen_write(organization integer, actor integer, known bigint) returns timestamptz language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   declare taken timestamptz;
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     update organization_clock c set last = greatest(clock_timestamp(), c.last + interval '1 microsecond')
       where c.organization_id = organization and c.access = known returning c.last into taken;
     if taken is null then return null; end if;
     perform set_config('app.system_time', taken::text, true);
     return taken;
   end $$`,
  // Founds an organization: its id, its clock and the write that will fill it.
  `create or replace function found_organization(actor integer) returns integer language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   declare founded integer := nextval(pg_get_serial_sequence('public.organization', 'id'));
   begin
     perform set_config('app.organization', founded::text, true);
     insert into organization_clock (organization_id, last) values (founded, clock_timestamp());
     perform open_write(founded, actor);
     return founded;
   end $$`,
  // Opens a write in the past, for loading a register with its history. Only the owner may, and steps down for the rest of it.
  `create or replace function open_write_at(organization integer, actor integer, at timestamptz) returns timestamptz language plpgsql as $$
   declare stood timestamptz;
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     select c.last into stood from organization_clock c where c.organization_id = organization for update;
     if stood is null then raise exception 'there is no organization %', organization using errcode = 'RL002'; end if;
     if at <= stood or at > clock_timestamp() then
       raise exception 'a change is loaded after the one before it and not in the future: % is not after %', at, stood
         using errcode = 'RL003';
     end if;
     update organization_clock c set last = at where c.organization_id = organization;
     perform set_config('app.system_time', at::text, true);
     if has_app_role() then perform set_config('role', 'riskloom_app', true); end if;
     return at;
   end $$`,
  `create or replace function found_organization_at(actor integer, at timestamptz) returns integer language plpgsql as $$
   declare founded integer := nextval(pg_get_serial_sequence('public.organization', 'id'));
   begin
     perform set_config('app.organization', founded::text, true);
     insert into organization_clock (organization_id, last) values (founded, at - interval '1 microsecond');
     perform open_write_at(founded, actor, at);
     return founded;
   end $$`,
  // Opens a read; answers the moment that it shows: the clock in its own snapshot, or an instant before. A later instant
  // is answered by the clock's, because a writer whose turn it is now may still commit between the two.
  `create or replace function open_read(organization integer, actor integer, at timestamptz) returns timestamptz language plpgsql as $$
   declare shown timestamptz;
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     select least(at, c.last) into shown from public.organization_clock c
       where c.organization_id = organization and true;
     if shown is null then raise exception 'there is no organization %', organization using errcode = 'RL002'; end if;
     if at is not null then
       perform set_config('app.as_of', shown::text, true), set_config('search_path', 'as_of, public', true);
     end if;
     return shown;
   end $$`,
  `create or replace function reopen_read(organization integer, actor integer, known bigint, at timestamptz) returns timestamptz language plpgsql as $$
   declare shown timestamptz;
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     select least(at, c.last) into shown from public.organization_clock c
       where c.organization_id = organization and c.access = known;
     if shown is null then return null; end if;
     if at is not null then
       perform set_config('app.as_of', shown::text, true), set_config('search_path', 'as_of, public', true);
     end if;
     return shown;
   end $$`,
  `create or replace function enter_to_read(secret bytea, at timestamptz) returns table (found jsonb, shown timestamptz)
   language plpgsql as $$
   declare caller record;
   begin
     select * into caller from authenticate(secret);
     if caller.user_id is not null then
       return query select to_jsonb(caller), open_read(caller.organization_id, caller.user_id, at);
     end if;
   end $$`,
  `create or replace function enter_to_write(secret bytea) returns table (found jsonb, taken timestamptz)
   language plpgsql as $$
   declare caller record;
   begin
     select * into caller from authenticate(secret);
     if caller.user_id is not null then
       return query select to_jsonb(caller), open_write(caller.organization_id, caller.user_id);
     end if;
   end $$`,
  // What `authenticate` looks at; of credentials, only what decides whether they are alive.
  `create trigger access_changed after insert or delete or update of user_id, secret_hash, expires_at, revoked_at, demo on credential for each row execute function access_changed()`,
  `create trigger access_changed after insert or delete or update on membership for each row execute function access_changed()`,
  `create trigger access_changed after insert or delete or update on organization for each row execute function access_changed()`,
  `create trigger access_changed after insert or delete or update on project_member for each row execute function access_changed()`,
  `create trigger access_changed after insert or delete or update on user_account for each row execute function access_changed()`,
];
