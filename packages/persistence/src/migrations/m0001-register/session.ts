/** What a transaction of the register knows: its organization, its actor, its system time or the past instant that it shows. */
export const session: readonly string[] = [
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
];
