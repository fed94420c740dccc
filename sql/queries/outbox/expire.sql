-- What was being sent by somebody who died: nobody can know whether it arrived. A row: such a message's pack.
update delivery.outbox
set state = 'uncertain', doubts = doubts + 1, answer = @answer, lease_until = null, next_attempt_at = now()
where state = 'sending' and lease_until < now()
returning pack
