-- Gives an account a new password and opens it again; role and unit stay. No row changed: there is none of that name, or it was closed or
-- opened meanwhile. @disabled: as whoever gives it has seen the account.
with forgotten as (
  delete from desk.guesses
  where name in (select u.name from desk.users u where u.name = @name and u.disabled = @disabled)
)
update desk.users
set password_hash = @passwordHash, one_time = true, must_choose = true, disabled = false
where name = @name and disabled = @disabled
