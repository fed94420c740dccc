-- Removes counts of failed attempts that no longer count; what is being counted at this moment stays.
delete from desk.guesses g
using (
  select old.name, old.place
  from desk.guesses old
  where old.since <= @forgotten and (old.closed_until is null or old.closed_until <= @now)
  for update skip locked
) past
where g.name = past.name and g.place = past.place
