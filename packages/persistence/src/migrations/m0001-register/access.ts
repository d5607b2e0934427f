/** Finding out who is calling, and counting failed logins. */
export const access: readonly string[] = [
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
];
