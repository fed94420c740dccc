-- Gives an account another role and unit; no row changed: there is none of that name, or it has them.
update desk.users
set role = @role, unit = @unit
where name = @name and (role, unit) is distinct from (@role, @unit::text)
