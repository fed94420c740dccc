-- Takes back a mail that has not left.
update delivery.outbox
set state = 'superseded', answer = @answer, ended_at = now()
where message = @message and state = 'queued' and attempt = 0
