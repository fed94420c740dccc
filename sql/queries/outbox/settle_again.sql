-- Queues a pack's message of which it is not known whether it arrived once more; its id stays. @Id: the pack.
update delivery.outbox
set state = 'queued', tries = 0, answer = @answer, next_attempt_at = now()
where pack = @Id and kind = 'pack' and lower(address) = lower(@address) and state = 'uncertain'
