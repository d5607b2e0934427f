/** What hangs on a record is found by it in the past as quickly as now. */
export const m0006PastParts: readonly string[] = [
  // The tenant becomes part of the key: PostgreSQL checks keys behind row-level security, so a key of the number alone would
  // accept, and tell of, a foreign row. And a reference is found from its other end: the page of a project's rows in
  // order, and the rows that a deletion takes along.
  `create or replace function tie_references(target regclass) returns void language plpgsql as $$
   declare link record;
   begin
     for link in
       select k.conname as name, k.confrelid::regclass as referenced, a.attname as col,
         case k.confdeltype when 'c' then 'on delete cascade' when 'n' then format('on delete set null (%I)', a.attname) else '' end as rule
       from pg_constraint k
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
       where k.conrelid = target and k.contype = 'f' and cardinality(k.conkey) = 1 and a.attname <> 'organization_id'
         and exists (select from pg_attribute t where t.attrelid = k.confrelid and t.attname = 'organization_id')
     loop
       execute format('alter table %s drop constraint %I, add constraint %2$I foreign key (organization_id, %I)
         references %s (organization_id, id) %s', target, link.name, link.col, link.referenced, link.rule);
     end loop;
     for link in
       select a.attname as col, case when i.attnum is null then '' else ', id' end as id
       from pg_constraint k
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
       left join pg_attribute i on i.attrelid = k.conrelid and i.attname = 'id'
       where k.conrelid = target and k.contype = 'f' and cardinality(k.conkey) = 2 and not exists (
         select from pg_index x where x.indrelid = target and x.indpred is null and (x.indkey::smallint[])[0:1] @> k.conkey
           and (a.attname <> 'project_id' or i.attnum is null or x.indkey[2] = i.attnum))
     loop
       execute format('create index on %s (organization_id, %I%s)', target, link.col, link.id);
     end loop;
   end $$`,
  // What hangs on a record is found from there in the past too. A reference that outlives its other end is looked up by no
  // page, and needs no index in the twin.
  `create or replace function follow_references(target regclass, twin regclass) returns void language plpgsql as $$
   declare col text;
   begin
     for col in
       select a.attname
       from pg_constraint k
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
       join pg_attribute h on h.attrelid = twin and h.attname = a.attname
       join pg_attribute o on o.attrelid = twin and o.attname = 'organization_id'
       where k.conrelid = target and k.contype = 'f' and k.confdeltype = 'c' and cardinality(k.conkey) = 2 and a.attname <> 'project_id'
         and not exists (select from pg_index x where x.indrelid = twin and x.indkey[0] = o.attnum and x.indkey[1] = h.attnum)
     loop
       execute format('create index on %s (organization_id, %I)', twin, col);
     end loop;
   end $$`,
  // The twin has the table's columns by name and type, and who closed the version and how. Versions from before a column
  // was added get its default, and a column that the table lost stays for the versions that had it.
  `create or replace function follow(target regclass, twin regclass) returns void language plpgsql as $$
   declare col record;
   begin
     for col in
       select t.attname as name, format_type(t.atttypid, t.atttypmod) as type, h.attname is null as missing,
         coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as filled
       from pg_attribute t
       left join pg_attribute h on h.attrelid = twin and h.attname = t.attname and not h.attisdropped
       left join pg_attrdef d on d.adrelid = target and d.adnum = t.attnum and t.attgenerated = ''
       where t.attrelid = target and t.attnum > 0 and not t.attisdropped
         and (h.attname is null or h.atttypid <> t.atttypid or h.atttypmod <> t.atttypmod)
     loop
       if col.missing then
         execute format('alter table %s add column %I %s%s', twin, col.name, col.type, col.filled);
         execute format('alter table %s alter column %I drop default', twin, col.name);
       else
         execute format('alter table %s alter column %I type %s', twin, col.name, col.type);
       end if;
     end loop;
     for col in
       select h.attname as name from pg_attribute h
       where h.attrelid = twin and h.attnum > 0 and h.attnotnull and h.attname <> 'closed_with'
         and not exists (select from pg_attribute t where t.attrelid = target and t.attname = h.attname and t.attnotnull)
     loop
       execute format('alter table %s alter column %I drop not null', twin, col.name);
     end loop;
   end $$`,
  `create or replace function track(target text) returns void language plpgsql as $$
   declare
     twin text := target || '_history';
     names text; olds text; as_of_names text; keys text; computed text;
   begin
     execute format('drop view if exists as_of.%I', target);
     if to_regclass(format('public.%I', twin)) is null then
       execute format('create table public.%I (like public.%I)', twin, target);
       execute format('alter table public.%I add column closed_by integer, add column closed_with text not null', twin);
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

     execute format('create index if not exists %I on public.%I (organization_id, %s id)',
       twin || '_tenant', twin, coalesce(keys, ''));

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

     -- An as-of view shows the period open again, as the row looked then.
     execute format('create view as_of.%1$I with (security_invoker = true) as
       select %2$s from public.%1$I where sys_period @> (select app_as_of())
       union all select %2$s from public.%3$I where sys_period @> (select app_as_of())', target, as_of_names, twin);

     perform tie_references(format('public.%I', target)::regclass);
     perform follow_references(format('public.%I', target)::regclass, format('public.%I', twin)::regclass);
     perform fence(format('public.%I', target)::regclass);
     perform fence(format('public.%I', twin)::regclass);
     if has_app_role() then execute format('grant select on as_of.%I to riskloom_app', target); end if;
   end $$`,
  `select follow_references(target.oid, twin.oid)
      from pg_class twin join pg_class target on target.relname || '_history' = twin.relname and target.relnamespace = twin.relnamespace
      where twin.relnamespace = 'public'::regnamespace and twin.relkind = 'r'
        and exists (select from pg_attribute where attrelid = twin.oid and attname = 'closed_with')`,
];
