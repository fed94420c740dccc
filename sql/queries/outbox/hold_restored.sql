-- After a restore: a pack's message that had not surely left when the backup was made may have gone out since, so that a person has to decide; and so
-- may a reminder or a receipt whose first attempt had begun. One that only waited stays queued: it is small, to one office of our own, and asked
-- once more before it leaves. No attempt follows by itself, whatever becomes of other uncertain messages; a second time holds nothing twice.
-- A row: such a message.
update delivery.outbox
set state = 'uncertain', doubts = doubts + 1, answer = @answer, lease_until = null, next_attempt_at = 'infinity'
where next_attempt_at < 'infinity' and state in ('queued', 'sending', 'uncertain')
  and (kind = 'pack' or (kind in ('reminder', 'receipt') and attempt > 0))
returning message
