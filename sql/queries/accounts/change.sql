-- Gives an account another role and unit; no row changed: there is none of that name, it has them, or another role or unit than were seen.
update desk.users
set role = @role, unit = @unit
where name = @name and (role, unit) is distinct from (@role, @unit::text)
  and role = @seenRole and unit is not distinct from @seenUnit::text
