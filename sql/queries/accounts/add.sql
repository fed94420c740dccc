-- Adds an account; no row changed: the name is taken.
insert into desk.users (name, role, unit, password_hash)
values (@name, @role, @unit, @passwordHash)
on conflict (name) do nothing
