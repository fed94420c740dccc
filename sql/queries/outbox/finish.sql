-- Keeps how an attempt ended. No row changes when a later attempt has begun. An attempt that was given up may still learn its answer,
-- which settles the doubt that giving it up was; said twice, the same answer changes nothing. What would be tried again is not when a newer
-- version has replaced its pack meanwhile.
with ended as (
  select o.message, case when @state = 'queued' and o.kind = 'pack' and p.state not in ('approved', 'sent') then 'superseded' else @state end as state
  from delivery.outbox o
  left join packs.packs p on p.pack = o.pack
  where o.message = @message
)
update delivery.outbox o
set state = e.state, answer = @answer, failure = @failure, content_sha256 = coalesce(@sha256, o.content_sha256),
  doubts = greatest(o.doubts - (o.state = 'uncertain')::int, 0) + @doubts,
  next_attempt_at = now() + @delay, lease_until = null,
  ended_at = case when e.state in ('accepted', 'failed', 'superseded') then now() end
from ended e
where o.message = e.message and o.attempt = @attempt and o.state in ('sending', 'uncertain')
