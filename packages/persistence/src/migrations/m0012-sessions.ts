/** Guesses of passwords are counted before they are heard; people have sessions, which end. */
export const m0012Sessions: readonly string[] = [
  `alter table credential add column idle_minutes integer`,
  // The caller behind a secret's hash, with everything that permissions need, in one look; nothing for a credential that is
  // not alive, as a session that was not used for too long.
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
     where c.secret_hash = secret and c.revoked_at is null and (c.expires_at is null or c.expires_at > now())
       and (c.idle_minutes is null or coalesce(c.last_used_at, c.created_at) > now() - make_interval(mins => c.idle_minutes));
   perform set_config('app.gate', '', true); end $$`,
  // A guess at the password of a name, from an address: counted before it is heard, so that no more are heard however many
  // come at once. Of one name from one address ten in a quarter of an hour, of one name a hundred; those that are refused
  // for their address do not count against the name. Answers the seconds until another is heard, 0 for this one.
  `create or replace function login_guess(attempted text, origin text) returns integer
   language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   declare
     wait integer;
   begin
     delete from login_attempt where name in (
       select a.name from login_attempt a where a.since < now() - interval '15 minutes' limit 100 for update skip locked);
     wait := count_guess(attempt_key(attempted || chr(10) || origin), 10);
     return case when wait > 0 then wait else count_guess(attempt_key(attempted), 100) end;
   end $$`,
  `create or replace function count_guess(attempt text, most integer) returns integer language plpgsql as $$
   declare
     counted integer;
     began timestamptz;
   begin
     insert into login_attempt as a (name, failures, since) values (attempt, 1, clock_timestamp())
     on conflict (name) do update set
       failures = case when a.since < clock_timestamp() - interval '15 minutes' then 1 else least(a.failures, most) + 1 end,
       since = case when a.since < clock_timestamp() - interval '15 minutes' then clock_timestamp() else a.since end
     returning a.failures, a.since into counted, began;
     return case when counted <= most then 0
       else greatest(1, ceil(extract(epoch from began + interval '15 minutes' - clock_timestamp()))::integer) end;
   end $$`,
  // The right password was no guess: its address begins anew, and its name is given it back.
  `create or replace function login_right(attempted text, origin text) returns void
   language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   begin
     delete from login_attempt where name = attempt_key(attempted || chr(10) || origin);
     update login_attempt set failures = greatest(0, failures - 1) where name = attempt_key(attempted);
   end $$`,
  // Where a password changes, nobody goes on who came by the old one.
  `create or replace function end_sessions() returns trigger language plpgsql as $$
   begin
     update credential set revoked_at = clock_timestamp()
       where organization_id = new.organization_id and user_id = new.user_id and kind = 'session' and revoked_at is null;
     return null;
   end $$`,
  `create trigger end_sessions after update of password_hash on user_secret for each row
     when (old.password_hash is distinct from new.password_hash) execute function end_sessions()`,
];
