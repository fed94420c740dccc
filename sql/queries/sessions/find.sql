-- Who a token belongs to, with the role of this moment; no row: it is unknown, ended, expired or idle since before @idleSince, or its account
-- is disabled. With @active the session counts as seen now, written at most once a minute.
with found as (
  select s.token_sha256, s.seen_at, u.name, u.role, u.unit::text, u.must_choose
  from desk.sessions s
  join desk.users u using (name)
  where s.token_sha256 = @tokenSha256 and s.expires_at > @now and s.seen_at > @idleSince and not u.disabled
), seen as (
  update desk.sessions s
  set seen_at = @now
  from found f
  where s.token_sha256 = f.token_sha256 and @active and f.seen_at < @now - interval '1 minute'
)
select f.name, f.role, f.unit, f.must_choose
from found f
