-- Puts a message into the outbox; nothing when the pack has one for this address already. @notBefore: null for at once.
insert into delivery.outbox (message, pack, kind, recipient_name, address, language, formats, subject, body, attachment, next_attempt_at)
values (@message, @pack, @kind, @Name, @Address, @Language, @formats, @subject, @body, @attachment, coalesce(@notBefore, now()))
on conflict (pack, lower(address)) where kind = 'pack' do nothing
