-- Takes another password of somebody who has shown the present one; no row changed: the account was disabled or given a new password meanwhile.
update desk.users
set password_hash = @passwordHash
where name = @name and not must_choose and not one_time and not disabled
