-- Ends every session of an account.
delete from desk.sessions
where name = @name
