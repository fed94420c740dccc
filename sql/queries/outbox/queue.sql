-- Puts a message into the outbox; nothing when the pack has one for this address already.
insert into delivery.outbox (message, pack, kind, recipient_name, address, language, formats, subject, body, attachment)
values (@message, @pack, @kind, @Name, @Address, @Language, @formats, @subject, @body, @attachment)
on conflict (pack, lower(address)) where kind = 'pack' do nothing
