-- A row: the newest version recorded at or before @as_of of an observation of @units and @indicators in the quarters @first to @last,
-- withdrawn ones (value null) too, with the time when its first version that had a value was recorded. By unit, indicator, quarter.
-- withdrawn_value: the last value of a withdrawn one. published_value: for @base_first to @base_last, of a version recorded after
-- @base_as_of, the value known then; null parameters for no such quarters. received_at: of the newest version that no withdrawal stored.
with known as (
  select distinct on (o.unit, o.indicator, o.quarter)
    o.unit, o.indicator, o.quarter, o.value, o.qualifier, o.value_to, o.status, o.quoted_percent, o.note, o.recorded_at, o.submission,
    min(o.recorded_at) filter (where o.value is not null) over (partition by o.unit, o.indicator, o.quarter) as first_recorded_at
  from warehouse.observations o
  where o.unit = any (@units)
    and o.indicator = any (@indicators)
    and o.quarter >= @first
    and o.quarter <= @last
    and o.recorded_at <= @as_of
  order by o.unit, o.indicator, o.quarter, o.recorded_at desc, o.version desc
)
select k.unit::text, k.indicator::text, k.quarter::text, k.value, k.qualifier, k.value_to, k.status, k.quoted_percent, k.note::text, k.recorded_at,
  k.first_recorded_at,
  case when k.value is null and k.first_recorded_at is not null then (
    select w.value
    from warehouse.observations w
    where w.unit = k.unit and w.indicator = k.indicator and w.quarter = k.quarter and w.value is not null and w.recorded_at <= @as_of
    order by w.recorded_at desc, w.version desc
    limit 1
  ) end as withdrawn_value,
  case when k.quarter >= @base_first::text and k.quarter <= @base_last::text and k.recorded_at > @base_as_of::timestamptz then (
    select p.value
    from warehouse.observations p
    where p.unit = k.unit and p.indicator = k.indicator and p.quarter = k.quarter and p.recorded_at <= @base_as_of::timestamptz
    order by p.recorded_at desc, p.version desc
    limit 1
  ) end as published_value,
  case when s.kind = 'withdrawal' then (
    select coalesce(max(r.recorded_at), k.recorded_at)
    from warehouse.observations r
    join warehouse.submissions b using (submission)
    where r.unit = k.unit and r.indicator = k.indicator and r.quarter = k.quarter and r.recorded_at <= @as_of and b.kind <> 'withdrawal'
  ) else k.recorded_at end as received_at
from known k
left join warehouse.submissions s using (submission)
order by k.unit, k.indicator, k.quarter
