-- Counts an attempt to sign in before its password is looked at, so that guesses made at the same moment are all counted: by name and @place,
-- and by name alone with the much higher @limitOfName. The attempt that reaches a limit closes it until @closedUntil; what is refused because
-- a place is closed counts nowhere, so whoever guesses from one place without end keeps out nobody but himself. Counts begin anew after
-- @forgotten and after a closure.
-- No row: there is no such account, it is disabled, or it is closed to this place.
with account as (
  select u.name, u.role, u.unit::text, u.password_hash
  from desk.users u
  where u.name = @name and not u.disabled
), here as (
  insert into desk.guesses as g (name, place, failures, since, closed_until)
  select a.name, @place, 1, @now, case when @limit = 1 then @closedUntil::timestamptz end
  from account a
  on conflict (name, place) do update
  set failures = case when g.since > @forgotten and g.closed_until is null then g.failures + 1 else 1 end,
    since = case when g.since > @forgotten and g.closed_until is null then g.since else @now end,
    closed_until = case
      when case when g.since > @forgotten and g.closed_until is null then g.failures + 1 else 1 end >= @limit then @closedUntil::timestamptz
    end
  where g.closed_until is null or g.closed_until <= @now
  returning g.name
), anywhere as (
  insert into desk.guesses as g (name, place, failures, since)
  select h.name, '', 1, @now
  from here h
  on conflict (name, place) do update
  set failures = case when g.since > @forgotten and g.closed_until is null then g.failures + 1 else 1 end,
    since = case when g.since > @forgotten and g.closed_until is null then g.since else @now end,
    closed_until = case
      when case when g.since > @forgotten and g.closed_until is null then g.failures + 1 else 1 end >= @limitOfName then @closedUntil::timestamptz
    end
  where g.closed_until is null or g.closed_until <= @now
  returning g.name
)
select a.name, a.role, a.unit, a.password_hash
from account a
join anywhere using (name)
