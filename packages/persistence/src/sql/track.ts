/**
 * Database functions on which history, time travel and tenancy rest. Idempotent: a migration that changes a tracked table
 * calls `select track('name')` again, and twin, trigger and view follow the table's columns.
 */
export const trackingFunctions: readonly string[] = [
  `create extension if not exists btree_gist`,
  `create schema if not exists as_of`,

  // Null outside a transaction of the register: then nothing is visible and nothing can be written.
  `create or replace function app_organization() returns integer language sql stable parallel safe as
   $$ select nullif(current_setting('app.organization', true), '')::integer $$`,
  `create or replace function app_as_of() returns timestamptz language sql stable parallel safe as
   $$ select nullif(current_setting('app.as_of', true), '')::timestamptz $$`,
  `create or replace function app_actor() returns integer language sql stable parallel safe as
   $$ select nullif(current_setting('app.actor', true), '')::integer $$`,
  `create or replace function app_system_time() returns timestamptz language plpgsql stable as $$
   begin
     if nullif(current_setting('app.system_time', true), '') is null then
       raise exception 'a tracked table is written only inside a write transaction' using errcode = 'RL001';
     end if;
     return current_setting('app.system_time')::timestamptz;
   end $$`,

  // Whether the server can step down to the role that row-level security holds.
  `create or replace function has_app_role() returns boolean language sql stable as
   $$ select exists (select from pg_roles where rolname = 'riskloom_app' and pg_has_role(oid, 'member')) $$`,
  `do $$ begin
     if has_app_role() then
       execute 'grant usage on schema public, as_of to riskloom_app';
     end if;
   end $$`,

  // Row-level security of one table: the second fence behind the queries' own tenant filters. Where the owner itself is held,
  // the functions that find out who is calling open a gate for themselves.
  `create or replace function fence(target regclass) returns void language plpgsql as $$
   begin
     execute format('alter table %s enable row level security', target);
     execute format('drop policy if exists tenant on %s', target);
     if has_app_role() then
       execute format('create policy tenant on %s using (organization_id = (select app_organization()))', target);
       execute format('grant select, insert, update, delete on %s to riskloom_app', target);
     else
       execute format('create policy tenant on %s using (organization_id = (select app_organization())
         or (select current_setting(''app.gate'', true) = ''open''))', target);
       execute format('alter table %s force row level security', target);
     end if;
   end $$`,

  // The twin has the table's columns by name and type, and who closed the version and how.
  `create or replace function track(target text) returns void language plpgsql as $$
   declare
     twin text := target || '_history';
     col record;
     names text; olds text; payload_new text; payload_old text; as_of_names text; keys text;
   begin
     if to_regclass('public.' || quote_ident(twin)) is null then
       execute format('create table public.%I (like public.%I)', twin, target);
       execute format('alter table public.%I add column closed_by integer, add column closed_with text not null', twin);
       execute format('alter table public.%I add exclude using gist (id with =, sys_period with &&)', twin);
     end if;
     for col in
       select a.attname as name, format_type(a.atttypid, a.atttypmod) as type
       from pg_attribute a
       where a.attrelid = ('public.' || quote_ident(target))::regclass and a.attnum > 0 and not a.attisdropped
         and not exists (select from pg_attribute h where h.attrelid = ('public.' || quote_ident(twin))::regclass
           and h.attname = a.attname and not h.attisdropped)
     loop
       execute format('alter table public.%I add column %I %s', twin, col.name, col.type);
     end loop;

     select string_agg(format('%I', a.attname), ', ' order by a.attnum),
       string_agg(format('old.%I', a.attname), ', ' order by a.attnum),
       string_agg(format('new.%I', a.attname), ', ' order by a.attnum)
         filter (where a.attname not in ('sys_period', 'updated_at', 'updated_by', 'version', 'created_at', 'created_by')),
       string_agg(format('old.%I', a.attname), ', ' order by a.attnum)
         filter (where a.attname not in ('sys_period', 'updated_at', 'updated_by', 'version', 'created_at', 'created_by')),
       string_agg(case a.attname when 'sys_period' then 'tstzrange(lower(sys_period), null) as sys_period'
         else format('%I', a.attname) end, ', ' order by a.attnum),
       string_agg(format('%I', a.attname), ', ' order by a.attnum) filter (where a.attname = 'project_id')
     into names, olds, payload_new, payload_old, as_of_names, keys
     from pg_attribute a
     where a.attrelid = ('public.' || quote_ident(target))::regclass and a.attnum > 0 and not a.attisdropped;

     execute format('create index if not exists %I on public.%I (organization_id, %s id)',
       twin || '_tenant', twin, coalesce(keys || ', ', ''));

     execute format($trigger$
       create or replace function public.%1$I() returns trigger language plpgsql security definer set search_path = public as $body$
       declare
         now_at timestamptz := app_system_time();
         by_user integer := app_actor();
       begin
         if tg_op = 'INSERT' then
           new.created_at := now_at; new.created_by := by_user;
           new.updated_at := now_at; new.updated_by := by_user;
           new.version := 1; new.sys_period := tstzrange(now_at, null);
           return new;
         end if;
         if tg_op = 'UPDATE' then
           if (%4$s) is not distinct from (%5$s) then return old; end if;
           new.created_at := old.created_at; new.created_by := old.created_by;
           new.updated_at := now_at; new.updated_by := by_user;
           new.sys_period := tstzrange(now_at, null);
           if lower(old.sys_period) = now_at then new.version := old.version; return new; end if;
           new.version := old.version + 1;
         elsif lower(old.sys_period) = now_at then
           return old;
         end if;
         old.sys_period := tstzrange(lower(old.sys_period), now_at);
         insert into public.%2$I (%3$s, closed_by, closed_with) values (%6$s, by_user, lower(tg_op));
         if tg_op = 'DELETE' then return old; end if;
         return new;
       end $body$ $trigger$,
       'track_' || target, twin, names, 'row(' || payload_new || ')', 'row(' || payload_old || ')', olds);
     execute format('create or replace trigger track before insert or update or delete on public.%I
       for each row execute function public.%I()', target, 'track_' || target);

     execute format('drop view if exists as_of.%I', target);
     execute format('create view as_of.%1$I with (security_invoker = true) as
       select %2$s from public.%1$I where sys_period @> (select app_as_of())
       union all select %2$s from public.%3$I where sys_period @> (select app_as_of())', target, as_of_names, twin);

     perform fence(('public.' || quote_ident(target))::regclass);
     perform fence(('public.' || quote_ident(twin))::regclass);
     if has_app_role() then
       execute format('revoke insert, update, delete on public.%I from riskloom_app', twin);
       execute format('grant select on as_of.%I to riskloom_app', target);
     end if;
   end $$`,

  // Opens a write: takes the organization's turn and its next system time, which every row of the transaction will carry.
  `create or replace function open_write(organization integer, actor integer) returns timestamptz language plpgsql as $$
   declare taken timestamptz;
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     update organization_clock c set last = greatest(clock_timestamp(), c.last + interval '1 microsecond')
       where c.organization_id = organization returning c.last into taken;
     perform set_config('app.system_time', taken::text, true);
     return taken;
   end $$`,

  // Founds an organization: its id, its clock and the write that will fill it.
  `create or replace function found_organization(actor integer) returns integer language plpgsql security definer set search_path = public as $$
   declare founded integer := nextval(pg_get_serial_sequence('organization', 'id'));
   begin
     perform set_config('app.organization', founded::text, true);
     insert into organization_clock (organization_id, last) values (founded, clock_timestamp());
     perform open_write(founded, actor);
     return founded;
   end $$`,

  // Opens a write in the past, for loading a register with its history. Only the owner may.
  `create or replace function open_write_at(organization integer, actor integer, at timestamptz) returns timestamptz language plpgsql as $$
   begin
     perform open_write(organization, actor);
     update organization_clock c set last = at where c.organization_id = organization;
     perform set_config('app.system_time', at::text, true);
     return at;
   end $$`,
  `revoke execute on function open_write_at from public`,

  // Opens a read; answers the moment it shows: the clock in its own snapshot, or the past instant that was asked for.
  `create or replace function open_read(organization integer, actor integer, at timestamptz) returns timestamptz language plpgsql as $$
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     if at is not null then
       perform set_config('app.as_of', at::text, true), set_config('search_path', 'as_of, public', true);
       return at;
     end if;
     return (select c.last from public.organization_clock c where c.organization_id = organization);
   end $$`,
];
