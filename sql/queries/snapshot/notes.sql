-- A row: a note of @units for one of @periods as known at @as_of, by unit, period, field, kind and ordinal (0: none given). One that is
-- withdrawn (its newest version has no text) is not there. received_at: of the newest version that no withdrawal stored.
select k.unit, k.period, k.field, k.kind, k.ordinal, k.text, k.recorded_at,
  case when s.kind = 'withdrawal' then (
    select coalesce(max(r.recorded_at), k.recorded_at)
    from warehouse.notes r
    join warehouse.submissions b using (submission)
    where r.unit = k.unit and r.period = k.period and r.field = k.field and r.kind = k.kind and r.ordinal = k.ordinal
      and r.recorded_at <= @as_of and b.kind <> 'withdrawal'
  ) else k.recorded_at end as received_at
from (
  select distinct on (n.unit, n.period, n.field, n.kind collate "C", n.ordinal)
    n.unit, n.period, n.field, n.kind, n.ordinal, n.text, n.recorded_at, n.submission
  from warehouse.notes n
  where n.unit = any (@units) and n.period = any (@periods) and n.recorded_at <= @as_of
  order by n.unit, n.period, n.field, n.kind collate "C", n.ordinal, n.recorded_at desc, n.version desc
) k
left join warehouse.submissions s using (submission)
where k.text is not null
order by k.unit, k.period, k.field, k.kind collate "C", k.ordinal
