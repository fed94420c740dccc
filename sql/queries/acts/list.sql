-- Acts, the newest first. @who, @what: of this person, of this kind; null for all. @since is included, @until is not; null for no bound.
select a.act, a.at, a.by::text, a.what, a.subject::text, a.door, a.place, a.details::text
from audit.acts a
where (@who::text is null or a.by = @who)
  and (@what::text is null or a.what = @what)
  and (@since::timestamptz is null or a.at >= @since)
  and (@until::timestamptz is null or a.at < @until)
order by a.at desc, a.act desc
limit @limit offset @offset
