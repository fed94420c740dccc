-- Adds an account, or gives the one of that name a new role, unit and password and opens it again. @oneTime: the password is void after one
-- use.
with forgotten as (
  delete from desk.guesses
  where name = @name
)
insert into desk.users as u (name, role, unit, password_hash, one_time, must_choose)
values (@name, @role, @unit, @passwordHash, @oneTime, false)
on conflict (name) do update
set role = excluded.role, unit = excluded.unit, password_hash = excluded.password_hash, one_time = excluded.one_time,
  must_choose = excluded.must_choose, disabled = false
