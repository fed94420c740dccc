-- Opens a session; what is kept of its token is the hash.
insert into desk.sessions (token_sha256, name, created_at, seen_at, expires_at)
values (@tokenSha256, @name, @now, @now, @expiresAt)
