-- Adds an account; no row changed: the name is taken. @oneTime: the password is void after one use. @mustChoose: whoever uses it chooses another.
insert into desk.users (name, role, unit, password_hash, one_time, must_choose)
values (@name, @role, @unit, @passwordHash, @oneTime, @mustChoose)
on conflict (name) do nothing
