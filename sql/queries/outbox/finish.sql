-- Keeps how an attempt ended. No row changes when a later attempt has begun. An attempt that was given up may still learn its answer.
update delivery.outbox
set state = @state, answer = @answer, content_sha256 = coalesce(@sha256, content_sha256), doubts = doubts + @doubts,
  next_attempt_at = now() + @delay, lease_until = null,
  ended_at = case when @state in ('accepted', 'failed') then now() end
where message = @message and attempt = @attempt and state in ('sending', 'uncertain')
