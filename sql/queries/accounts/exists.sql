-- Whether there is an account of this name, open or not.
select exists (select from desk.users u where u.name = @name)
