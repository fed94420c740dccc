-- The password was right: the failures of its place are forgotten, the attempt counts no more for the name, and a one-time password is void.
-- One row: how many accounts were entered; none when the password was used up or changed, or the account disabled, between the look at it and
-- now. Rows are locked in the order in which an attempt locks them.
with entered as (
  update desk.users
  set password_hash = case when one_time then 'void' else password_hash end
  where name = @Name and password_hash = @PasswordHash and not disabled
  returning name
), here as (
  delete from desk.guesses g
  using entered e
  where g.name = e.name and g.place = @place
  returning g.name
), anywhere as (
  update desk.guesses g
  set failures = greatest(g.failures - 1, 1), closed_until = null
  from here h
  where g.name = h.name and g.place = ''
  returning g.name
)
select count(*)::int
from entered
left join anywhere using (name)
