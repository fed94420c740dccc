-- After a restore: a message to a reader or a unit that had not surely left when the backup was made may have gone out since, so that a person has to
-- decide. No attempt follows by itself, whatever becomes of other uncertain messages; a second time holds nothing twice. A row: such a message.
update delivery.outbox
set state = 'uncertain', doubts = doubts + 1, answer = @answer, lease_until = null, next_attempt_at = 'infinity'
where kind in ('pack', 'reminder', 'receipt') and state in ('queued', 'sending', 'uncertain') and next_attempt_at < 'infinity'
returning message
