-- Takes the one receipt that a unit gets for a submission, or for refused bytes. No row changes when it has been taken. The message is put into
-- the outbox in the same transaction.
insert into delivery.receipts (message, unit, submission, refused_sha256)
values (@message, @unit, @submission, @sha256)
on conflict do nothing
