-- The password was right: failures are forgotten and a one-time password is void. No row changed: the password was used up or changed, or the
-- account was disabled, between the look at it and now.
update desk.users
set failures = 0, locked_until = null, password_hash = case when one_time then 'void' else password_hash end
where name = @name and password_hash = @passwordHash and not disabled
