-- Closes an account; no row changed: there is none of that name.
update desk.users
set disabled = true
where name = @name
