/** Functions that must see across tenants: finding out who is calling, and counting failed logins. They run as the owner. */
export const accessFunctions: readonly string[] = [
  // The caller behind a secret's hash, with everything that permissions need, in one look; nothing for a credential that is not alive.
  `create or replace function authenticate(secret bytea) returns table (
     credential_id integer, demo boolean, kind text, used_recently boolean, organization_id integer, organization_uid uuid,
     default_project_id integer, user_id integer, user_uid uuid, email text, full_name text, role text, api_access boolean,
     confidential_access boolean, projects jsonb)
   language sql stable security definer set search_path = public set app.gate = 'open' as $$
     select c.id, c.demo, c.kind, c.last_used_at > now() - interval '1 minute', o.id, o.uid, o.default_project_id, u.id, u.uid, u.email,
       btrim(u.first_name || ' ' || u.last_name), m.role, m.api_access, m.confidential_access,
       (select jsonb_object_agg(p.project_id, jsonb_build_array(p.role, p.api_access)) from project_member p
         where p.organization_id = c.organization_id and p.user_id = u.id)
     from credential c
     join organization o on o.id = c.organization_id
     join user_account u on u.id = c.user_id
     join membership m on m.organization_id = c.organization_id and m.user_id = c.user_id
     where c.secret_hash = secret and c.revoked_at is null and (c.expires_at is null or c.expires_at > now())
   $$`,
  `create or replace function note_use(used integer) returns void language sql security definer set search_path = public set app.gate = 'open' as
   $$ update credential set last_used_at = now() where id = used $$`,

  // What a login needs to know of a user name or an e-mail address.
  `create or replace function login_candidate(attempted text) returns table (
     organization_id integer, user_id integer, user_uid uuid, api_access boolean, password_hash text, token_generation integer)
   language sql stable security definer set search_path = public set app.gate = 'open' as $$
     select u.organization_id, u.id, u.uid, m.api_access, s.password_hash, s.token_generation
     from user_account u
     join membership m on m.organization_id = u.organization_id and m.user_id = u.id
     join user_secret s on s.user_id = u.id
     where lower(u.username) = lower(attempted) or lower(u.email) = lower(attempted)
     order by lower(u.username) = lower(attempted) desc limit 1
   $$`,
  // Whether an e-mail address or a user name is in use anywhere in this installation.
  `create or replace function name_taken(address text, login text) returns boolean
   language sql stable security definer set search_path = public set app.gate = 'open' as $$
     select exists (select from user_account where lower(email) = lower(address) or lower(username) = lower(login))
   $$`,
  // Failures of one name within the last quarter of an hour; answers how many there are.
  `create or replace function login_failures(attempted text, failed boolean) returns integer language sql security definer set search_path = public set app.gate = 'open' as $$
     insert into login_attempt as a (name, failures, since) values (lower(attempted), failed::integer, now())
     on conflict (name) do update set
       failures = case when a.since < now() - interval '15 minutes' then 0 else a.failures end + failed::integer,
       since = case when a.since < now() - interval '15 minutes' then now() else a.since end
     returning failures
   $$`,
  `create or replace function login_succeeded(attempted text) returns void language sql security definer set search_path = public set app.gate = 'open' as
   $$ delete from login_attempt where name = lower(attempted) $$`,
];
