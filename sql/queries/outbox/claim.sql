-- Claims the message that has been due the longest; whoever asks at the same time gets another. A row: the message to send.
-- What a newer version has replaced is not sent any more. @resend: also those of which it is not known whether they arrived, until that was so
-- @mostDoubts times: then a person decides. @lease: how long nobody else declares it lost.
-- @perMinute: nothing once so many attempts have begun within the last minute; null: no limit. @domain: of a Message-ID that is given now.
-- formats: between semicolons. sample: made for a sample committee, as it was queued, as the pack knew it or as it is known now.
with due as (
  select d.message
  from delivery.outbox d
  where (d.state = 'queued' or (d.state = 'uncertain' and @resend and d.doubts < @mostDoubts)) and d.next_attempt_at <= now()
    and (d.kind <> 'pack' or exists (select from packs.packs p where p.pack = d.pack and p.state in ('approved', 'sent')))
    and (@perMinute::int is null
      or (select count(*) from delivery.outbox begun where begun.started_at > now() - interval '1 minute') < @perMinute)
  order by d.next_attempt_at, d.queued_at, d.message
  limit 1
  for update skip locked
)
update delivery.outbox o
set state = 'sending', attempt = o.attempt + 1, tries = o.tries + 1, started_at = now(), lease_until = now() + @lease,
  message_id = coalesce(o.message_id, o.message || '@' || @domain)
from due
where o.message = due.message
returning o.message, o.pack, o.kind, o.recipient_name::text, o.address, o.language, array_to_string(o.formats, ';') as formats, o.subject::text, o.body::text,
  o.html::text, o.picture, o.attachment::text, o.message_id,
  coalesce((
    select string_agg('<' || earlier.message_id || '>', ' ' order by array_position(o.refers_to, earlier.message))
    from delivery.outbox earlier
    where earlier.message = any (o.refers_to)
  ), '') as "references",
  o.attempt, o.tries, o.doubts, o.queued_at, o.internal, (select p.series::text from packs.packs p where p.pack = o.pack) as series,
  o.sample or coalesce((select warehouse.is_sample(p.committee, p.as_of) from packs.packs p where p.pack = o.pack), false) as sample
