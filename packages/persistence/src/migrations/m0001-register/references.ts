/** What a reference from one tenant's row to another has beyond `references table`. */
export const references: readonly string[] = [
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
];
