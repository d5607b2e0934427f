/**
 * Opening a transaction of the register. Writers of one organization take turns on its clock, so that its system time
 * rises in the order of the commits.
 */
export const turn: readonly string[] = [
  // Opens a write: takes the organization's turn and its next system time, which every row of the transaction will carry.
  `create or replace function open_write(organization integer, actor integer) returns timestamptz language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   declare taken timestamptz;
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     update organization_clock c set last = greatest(clock_timestamp(), c.last + interval '1 microsecond')
       where c.organization_id = organization and true returning c.last into taken;
     if taken is null then raise exception 'there is no organization %', organization using errcode = 'RL002'; end if;
     perform set_config('app.system_time', taken::text, true);
     return taken;
   end $$`,
  // The same for somebody who was found before; null, and no turn taken, where access in the organization changed since.
  `create or replace function reopen_write(organization integer, actor integer, known bigint) returns timestamptz language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   declare taken timestamptz;
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     update organization_clock c set last = greatest(clock_timestamp(), c.last + interval '1 microsecond')
       where c.organization_id = organization and c.access = known returning c.last into taken;
     if taken is null then return null; end if;
     perform set_config('app.system_time', taken::text, true);
     return taken;
   end $$`,
  // Founds an organization: its id, its clock and the write that will fill it.
  `create or replace function found_organization(actor integer) returns integer language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   declare founded integer := nextval(pg_get_serial_sequence('public.organization', 'id'));
   begin
     perform set_config('app.organization', founded::text, true);
     insert into organization_clock (organization_id, last) values (founded, clock_timestamp());
     perform open_write(founded, actor);
     return founded;
   end $$`,
  // Opens a write in the past, for loading a register with its history. Only the owner may, and steps down for the rest of it.
  `create or replace function open_write_at(organization integer, actor integer, at timestamptz) returns timestamptz language plpgsql as $$
   declare stood timestamptz;
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     select c.last into stood from organization_clock c where c.organization_id = organization for update;
     if stood is null then raise exception 'there is no organization %', organization using errcode = 'RL002'; end if;
     if at <= stood or at > clock_timestamp() then
       raise exception 'a change is loaded after the one before it and not in the future: % is not after %', at, stood
         using errcode = 'RL003';
     end if;
     update organization_clock c set last = at where c.organization_id = organization;
     perform set_config('app.system_time', at::text, true);
     if has_app_role() then perform set_config('role', 'riskloom_app', true); end if;
     return at;
   end $$`,
  `create or replace function found_organization_at(actor integer, at timestamptz) returns integer language plpgsql as $$
   declare founded integer := nextval(pg_get_serial_sequence('public.organization', 'id'));
   begin
     perform set_config('app.organization', founded::text, true);
     insert into organization_clock (organization_id, last) values (founded, at - interval '1 microsecond');
     perform open_write_at(founded, actor, at);
     return founded;
   end $$`,
  // Opens a read; answers the moment that it shows: the clock in its own snapshot, or an instant before. A later instant
  // is answered by the clock's, because a writer whose turn it is now may still commit between the two.
  `create or replace function open_read(organization integer, actor integer, at timestamptz) returns timestamptz language plpgsql as $$
   declare shown timestamptz;
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     select least(at, c.last) into shown from public.organization_clock c
       where c.organization_id = organization and true;
     if shown is null then raise exception 'there is no organization %', organization using errcode = 'RL002'; end if;
     if at is not null then
       perform set_config('app.as_of', shown::text, true), set_config('search_path', 'as_of, public', true);
     end if;
     return shown;
   end $$`,
  `create or replace function reopen_read(organization integer, actor integer, known bigint, at timestamptz) returns timestamptz language plpgsql as $$
   declare shown timestamptz;
   begin
     perform set_config('app.organization', organization::text, true), set_config('app.actor', coalesce(actor::text, ''), true);
     select least(at, c.last) into shown from public.organization_clock c
       where c.organization_id = organization and c.access = known;
     if shown is null then return null; end if;
     if at is not null then
       perform set_config('app.as_of', shown::text, true), set_config('search_path', 'as_of, public', true);
     end if;
     return shown;
   end $$`,
];
