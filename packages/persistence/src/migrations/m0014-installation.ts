/** What an installation remembers of its secret, and how long it remembers the answers to keyed requests. */
export const m0014Installation: readonly string[] = [
  // Salted and stretched, it tells whether a secret is the same and nothing else of it.
  `create table installation_secret (
    one boolean primary key default true check (one),
    salt bytea not null,
    fingerprint bytea not null)`,
  // Remembers the secret of whoever comes first; answers what is remembered.
  `create function remember_secret(given_salt bytea, given_fingerprint bytea) returns table (salt bytea, fingerprint bytea)
   language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   #variable_conflict use_column
   begin
     insert into installation_secret (salt, fingerprint) values (given_salt, given_fingerprint) on conflict do nothing;
     return query select s.salt, s.fingerprint from installation_secret s;
   end $$`,
  `create function remembered_secret() returns table (salt bytea, fingerprint bytea)
   language sql stable security definer set search_path = pg_catalog, public, pg_temp as
   $$ select s.salt, s.fingerprint from installation_secret s $$`,
  `create index idempotency_key_created on idempotency_key (organization_id, created_at)`,
  // Every write takes a few of the organization's keys along that are older than a day: it has its turn, so nobody else
  // does the same, and nobody waits.
  `create or replace function open_write(organization integer, actor integer) returns timestamptz language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   declare taken timestamptz;
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     update organization_clock c set last = greatest(clock_timestamp(), c.last + interval '1 microsecond')
       where c.organization_id = organization and true returning c.last into taken;
     if taken is null then raise exception 'there is no organization %', organization using errcode = 'RL002'; end if;
     perform set_config('app.system_time', taken::text, true);
     delete from idempotency_key k where k.ctid = any (array(
       select o.ctid from idempotency_key o
       where o.organization_id = organization and o.created_at < taken - interval '24 hours' order by o.created_at limit 20));
     return taken;
   end $$`,
  `create or replace function reopen_write(organization integer, actor integer, known bigint) returns timestamptz language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   declare taken timestamptz;
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     update organization_clock c set last = greatest(clock_timestamp(), c.last + interval '1 microsecond')
       where c.organization_id = organization and c.access = known returning c.last into taken;
     if taken is null then return null; end if;
     perform set_config('app.system_time', taken::text, true);
     delete from idempotency_key k where k.ctid = any (array(
       select o.ctid from idempotency_key o
       where o.organization_id = organization and o.created_at < taken - interval '24 hours' order by o.created_at limit 20));
     return taken;
   end $$`,
];
