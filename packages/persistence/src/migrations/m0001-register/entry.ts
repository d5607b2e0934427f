/** Opening a transaction for whoever holds a secret: finding out who that is costs no round trip of its own. */
export const entry: readonly string[] = [
  `create or replace function enter_to_read(secret bytea, at timestamptz) returns table (found jsonb, shown timestamptz)
   language plpgsql as $$
   declare caller record;
   begin
     select * into caller from authenticate(secret);
     if caller.user_id is not null then
       return query select to_jsonb(caller), open_read(caller.organization_id, caller.user_id, at);
     end if;
   end $$`,
  `create or replace function enter_to_write(secret bytea) returns table (found jsonb, taken timestamptz)
   language plpgsql as $$
   declare caller record;
   begin
     select * into caller from authenticate(secret);
     if caller.user_id is not null then
       return query select to_jsonb(caller), open_write(caller.organization_id, caller.user_id);
     end if;
   end $$`,
];
