-- Keeps a message that is being sent for @lease more. No row changes when the attempt is no longer the one that counts.
update delivery.outbox
set lease_until = now() + @lease
where message = @message and attempt = @attempt and state = 'sending'
