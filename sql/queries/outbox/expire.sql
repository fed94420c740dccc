-- What was being sent by somebody who died: nobody can know whether it arrived. @delays: how long it waits, should it be sent again, after the
-- first attempt, the second and so on. A row: such a message's pack.
update delivery.outbox
set state = 'uncertain', doubts = doubts + 1, answer = @answer, lease_until = null,
  next_attempt_at = now() + (@delays::interval[])[greatest(1, least(tries, cardinality(@delays::interval[])))]
where state = 'sending' and lease_until < now()
returning pack
