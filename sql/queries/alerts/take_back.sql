-- Takes back a mail that has not left, however often that was tried.
update delivery.outbox
set state = 'superseded', answer = @answer, ended_at = now()
where message = @message and state = 'queued'
