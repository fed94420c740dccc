-- Ends a session.
delete from desk.sessions
where token_sha256 = @tokenSha256
