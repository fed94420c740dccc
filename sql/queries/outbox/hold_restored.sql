-- After a restore: what was waiting or being sent when the backup was made may have gone out since, so that a person has to decide.
-- A row: such a message.
update delivery.outbox
set state = 'uncertain', doubts = doubts + 1, answer = @answer, lease_until = null, next_attempt_at = now()
where state in ('queued', 'sending')
returning message
