-- Counts an attempt to sign in before its password is looked at, so that guesses made at the same moment are all counted. The attempt that
-- reaches @limit closes the account until @closedUntil; attempts on a closed account change nothing, so nobody can keep it closed without end.
-- No row: there is no such account, or it is closed or disabled.
update desk.users u
set failures = case when u.failures + 1 >= @limit then 0 else u.failures + 1 end,
  locked_until = case when u.failures + 1 >= @limit then @closedUntil end
where u.name = @name and not u.disabled and (u.locked_until is null or u.locked_until <= @now)
returning u.name, u.role, u.unit::text, u.password_hash
