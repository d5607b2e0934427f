/** A page of the past costs what a page of the present does, however many versions there are. */
export const m0008PastPages: readonly string[] = [
  `create or replace function track(target text) returns void language plpgsql as $$
   declare
     twin text := target || '_history';
     names text; olds text; as_of_names text; keys text; computed text;
   begin
     execute format('drop view if exists as_of.%I', target);
     if to_regclass(format('public.%I', twin)) is null then
       execute format('create table public.%I (like public.%I)', twin, target);
       execute format('alter table public.%I add column closed_by integer, add column closed_with text not null,
         add column closed_at timestamptz generated always as (upper(sys_period)) stored', twin);
       execute format('alter table public.%I add exclude using gist (id with =, sys_period with &&)', twin);
     end if;
     perform follow(format('public.%I', target)::regclass, format('public.%I', twin)::regclass);

     select string_agg(format('%I', a.attname), ', ' order by a.attnum),
       string_agg(format('old.%I', a.attname), ', ' order by a.attnum),
       string_agg(case a.attname when 'sys_period' then 'tstzrange(lower(sys_period), null) as sys_period'
         else format('%I', a.attname) end, ', ' order by a.attnum),
       string_agg(format('%I, ', a.attname), '') filter (where a.attname = 'project_id'),
       string_agg(format('new.%1$I := old.%1$I; ', a.attname), '') filter (where a.attgenerated <> '' or a.attname in ('sys_period', 'updated_at', 'updated_by', 'version', 'created_at', 'created_by'))
     into names, olds, as_of_names, keys, computed
     from pg_attribute a
     where a.attrelid = format('public.%I', target)::regclass and a.attnum > 0 and not a.attisdropped;

     -- The versions of a row, and the rows that there were at a moment: a row stands from when it was created until it is
     -- deleted, and no version between says either.
     execute format('create index if not exists %I on public.%I (organization_id, %s id, updated_at, closed_at)',
       twin || '_versions', twin, coalesce(keys, ''));
     execute format('create index if not exists %I on public.%I (organization_id, %s id, created_at, closed_at) where closed_with = ''delete''',
       twin || '_deleted', twin, coalesce(keys, ''));
     if keys is not null then
       execute format('create index if not exists %I on public.%I (organization_id, %s id, created_at)', target || '_standing', target, keys);
     end if;

     -- Compared by their bytes, rows show a change of scale or of sign of zero too, and need no type's own equality.
     execute format($trigger$
       create or replace function public.%1$I() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $body$
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
           %5$s
           if new *= old then return old; end if;
           new.updated_at := now_at; new.updated_by := by_user;
           new.sys_period := tstzrange(now_at, null);
           if lower(old.sys_period) = now_at then return new; end if;
           new.version := old.version + 1;
         elsif lower(old.sys_period) = now_at then
           update public.%2$I set closed_with = 'delete' where id = old.id and upper(sys_period) = now_at;
           return old;
         end if;
         old.sys_period := tstzrange(lower(old.sys_period), now_at);
         insert into public.%2$I (%3$s, closed_by, closed_with) values (%4$s, by_user, lower(tg_op));
         if tg_op = 'DELETE' then return old; end if;
         return new;
       end $body$ $trigger$, 'track_' || target, twin, names, olds, computed);
     execute format('create or replace trigger track before insert or update or delete on public.%I
       for each row execute function public.%I()', target, 'track_' || target);

     -- An as-of view shows the period open again, as the row looked then. The moment is compared outside the two halves, which
     -- are then planned as one table whose order their indexes have; and with columns, because a range's bounds are functions
     -- that row-level security lets no index use. A version begins when its row was updated.
     execute format('create view as_of.%1$I with (security_invoker = true) as
       select %2$s from (
         select %4$s, ''infinity''::timestamptz as closed_at from public.%1$I
         union all select %4$s, closed_at from public.%3$I) versions
       where updated_at <= (select app_as_of()) and closed_at > (select app_as_of())', target, as_of_names, twin, names);

     perform tie_references(format('public.%I', target)::regclass);
     perform follow_references(format('public.%I', target)::regclass, format('public.%I', twin)::regclass);
     perform fence(format('public.%I', target)::regclass);
     perform fence(format('public.%I', twin)::regclass);
     if has_app_role() then execute format('grant select on as_of.%I to riskloom_app', target); end if;
   end $$`,
  `do $$ declare tracked record;
   begin
     for tracked in
       select target.relname as name, twin.oid::regclass as twin, twin.relname as twin_name
       from pg_class twin join pg_class target on target.relname || '_history' = twin.relname and target.relnamespace = twin.relnamespace
       where twin.relnamespace = 'public'::regnamespace and twin.relkind = 'r'
         and exists (select from pg_attribute where attrelid = twin.oid and attname = 'closed_with')
       order by 1
     loop
       execute format('alter table %s add column closed_at timestamptz generated always as (upper(sys_period)) stored', tracked.twin);
       execute format('drop index public.%I', tracked.twin_name || '_tenant');
       -- The index that begins the same and ends with the moment of creation takes its place.
       execute format('drop index if exists public.%I', tracked.name || '_organization_id_project_id_id_idx');
       perform track(tracked.name);
     end loop;
   end $$`,
  `drop index map_feature_project`,
  // Orders of lists that never change in a row's life, besides that of the identifiers.
  `create index incident_history_newest on incident_history (organization_id, created_at desc, id desc, closed_at)
     where closed_with = 'delete'`,
  `create index risk_history_number on risk_history (organization_id, project_id, number, created_at, closed_at)
     where closed_with = 'delete'`,
  // The few risks that do not exist for everybody.
  `create index risk_confidential on risk (organization_id, id) where confidential`,
  `create index risk_history_confidential on risk_history (organization_id, id, updated_at, closed_at) where confidential`,
];
