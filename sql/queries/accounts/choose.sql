-- Takes the password that somebody has chosen; no row changed: he had none to choose.
update desk.users
set password_hash = @passwordHash, one_time = false, must_choose = false
where name = @name and must_choose and not disabled
