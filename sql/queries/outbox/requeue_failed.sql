-- Queues the refused messages of a pack once more. @Id: the pack.
update delivery.outbox
set state = 'queued', attempt = 0, next_attempt_at = now(), queued_at = now(), ended_at = null
where pack = @Id and kind = 'pack' and state = 'failed'
