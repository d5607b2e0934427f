/**
 * Row-level security, the second fence behind the queries' own tenant filters. Where the server can step down to a role, the
 * role is held, and functions that must see across tenants run as the owner. Where it cannot, the owner is held, and such
 * functions open a gate for themselves.
 */
export const fence: readonly string[] = [
  `create or replace function has_app_role() returns boolean language sql stable as $$ select exists (select from pg_roles where rolname = 'riskloom_app' and not rolsuper and not rolbypassrls
  and pg_has_role(oid, case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end)) $$`,
  // The fence of one table. Nobody but triggers and functions of the owner writes a history or turns a clock.
  `create or replace function fence(target regclass) returns void language plpgsql as $$
   declare
     guarded boolean := target = to_regclass('public.organization_clock')
       or exists (select from pg_attribute where attrelid = target and attname = 'closed_with');
   begin
     execute format('alter table %s enable row level security', target);
     execute format('drop policy if exists tenant on %s', target);
     if has_app_role() then
       execute format('create policy tenant on %s using (organization_id = (select app_organization()))', target);
       execute format('alter table %s no force row level security', target);
       execute format('revoke all on %s from riskloom_app', target);
       execute format('grant select%s on %s to riskloom_app',
         case when guarded then '' else ', insert, update, delete' end, target);
     else
       execute format('create policy tenant on %s using (organization_id = (select app_organization())
         or (select current_setting(''app.gate'', true) = ''open''))', target);
       execute format('alter table %s force row level security', target);
     end if;
   end $$`,
  // Makes the rights what they ought to be for this server and user, wherever they are not: after a migration, after a
  // restore on another server, after the role was made or lost. Where all is right it only looks.
  `create or replace function settle_access() returns void language plpgsql as $$
   declare
     held boolean := has_app_role();
     target regclass;
     routine record;
   begin
     for target in
       select c.oid from pg_policy p join pg_class c on c.oid = p.polrelid
       where p.polname = 'tenant' and c.relnamespace = 'public'::regnamespace
         and (c.relforcerowsecurity = held or not c.relrowsecurity
           or case when held then not has_table_privilege('riskloom_app', c.oid, 'select') else false end)
     loop
       perform fence(target);
     end loop;
     for routine in
       select p.oid::regprocedure as signature, p.exposed, p.public from (
         select oid, prorettype <> 'trigger'::regtype and proname <> all ('{fence,follow,follow_references,found_organization_at,has_app_role,index_references,open_write_at,settle_access,track}'::text[]) as exposed,
           proacl is null or exists (select from aclexplode(proacl) where grantee = 0) as public
         from pg_proc
         where pronamespace = 'public'::regnamespace and prokind = 'f'
           and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = pg_proc.oid and d.deptype = 'e')
       ) p
       where p.public or case when held then p.exposed and not has_function_privilege('riskloom_app', p.oid, 'execute') else false end
     loop
       execute format('revoke execute on function %s from public', routine.signature);
       if held and routine.exposed then
         execute format('grant execute on function %s to riskloom_app', routine.signature);
       end if;
     end loop;
     if held then
       if not has_schema_privilege('riskloom_app', 'as_of', 'usage') or not has_schema_privilege('riskloom_app', 'public', 'usage') then
         grant usage on schema public, as_of to riskloom_app;
       end if;
       for target in
         select oid from pg_class where relnamespace = 'as_of'::regnamespace and relkind = 'v'
           and not has_table_privilege('riskloom_app', oid, 'select')
       loop
         execute format('grant select on %s to riskloom_app', target);
       end loop;
     end if;
   end $$`,
];
