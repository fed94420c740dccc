-- Puts a message into the outbox. Where the pack has one for this address already, only a refused one is queued once more, as it is now.
-- Its attempts go on being counted: by its number whoever sends it knows whether an attempt is still the one that counts.
-- A corrected version refers to what this address has, or may have, of earlier ones, however they ended. @notBefore: null for at once.
insert into delivery.outbox as o (
  message, pack, kind, recipient_name, address, language, formats, subject, body, html, picture, internal, sample, attachment, next_attempt_at, refers_to)
values (
  @message, @pack, @kind, @Name, @Address, @Language, @formats, @subject, @body, @html, @picture, @internal, @sample, @attachment, coalesce(@notBefore, now()),
  array(
    select earlier.message
    from packs.packs p
    join packs.packs older on older.committee = p.committee and older.series = p.series and older.period = p.period and older.version < p.version
    join delivery.outbox earlier on earlier.pack = older.pack and earlier.kind = 'pack' and lower(earlier.address) = lower(@Address)
    where p.pack = @pack and @kind = 'pack' and (earlier.state in ('accepted', 'uncertain', 'sending') or earlier.doubts > 0)
    order by older.version
  ))
on conflict (pack, lower(address)) where kind = 'pack' do update
set recipient_name = excluded.recipient_name, language = excluded.language, formats = excluded.formats, subject = excluded.subject,
  body = excluded.body, html = excluded.html, picture = excluded.picture, internal = excluded.internal, attachment = excluded.attachment,
  refers_to = excluded.refers_to, state = 'queued', tries = 0, next_attempt_at = excluded.next_attempt_at, queued_at = now(), ended_at = null
where o.state = 'failed'
