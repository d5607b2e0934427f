/** For the command line, which names people and organizations across tenants. */
export const installation: readonly string[] = [
  `create or replace function installation_is_empty(out empty boolean) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
   #variable_conflict use_column
   begin perform set_config('app.gate', 'open', true); empty := not exists (select from organization); perform set_config('app.gate', '', true); end $$`,
  `create or replace function installation_organization(wanted text) returns table (organization_id integer) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
   #variable_conflict use_column
   begin perform set_config('app.gate', 'open', true); return query select o.id from organization o where o.id::text = wanted or lower(o.name) = lower(wanted)
     order by o.id::text = wanted desc; perform set_config('app.gate', '', true); end $$`,
  `create or replace function installation_user(address text) returns table (organization_id integer, user_id integer) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
   #variable_conflict use_column
   begin perform set_config('app.gate', 'open', true); return query select u.organization_id, u.id from user_account u where lower(u.email) = lower(address); perform set_config('app.gate', '', true); end $$`,
  // Rows of which two versions were current at once, or none is; tables without a view of their past.
  `create or replace function installation_findings() returns table (checked integer, finding text) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
   #variable_conflict use_column
   begin perform set_config('app.gate', 'open', true); declare twin text; tracked text; wrong bigint; n integer := 0;
     begin
       for twin in select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
         and c.relname like '%\\_history' order by 1
       loop
         tracked := left(twin, -length('_history'));
         n := n + 1;
         execute format('select count(*) from %I h join %I t using (id) where upper(h.sys_period) > lower(t.sys_period)', twin, tracked) into wrong;
         if wrong > 0 then
           return query select n, format('%s: %s versions overlap the current row', tracked, wrong);
         end if;
         execute format('select count(*) from %I where version < 1 or lower(sys_period) is null or not upper_inf(sys_period)', tracked) into wrong;
         if wrong > 0 then
           return query select n, format('%s: %s current rows have no open period', tracked, wrong);
         end if;
         if to_regclass('as_of.' || quote_ident(tracked)) is null then
           return query select n, format('%s: there is no view of its past', tracked);
         end if;
       end loop;
       return query select n, null::text;
     end; perform set_config('app.gate', '', true); end $$`,
];
