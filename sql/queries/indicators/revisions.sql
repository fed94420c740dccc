-- A row: a version of an observation that replaced an earlier one of the same unit, indicator and quarter, with what stood there before and
-- who submitted it; the newest first. A value of null: withdrawn.
select v.unit::text, v.indicator::text, v.quarter::text, v.old_value, v.old_status, v.value as new_value, v.status as new_status, v.recorded_at,
  s.submitted_by::text
from (
  select o.unit, o.indicator, o.quarter, o.value, o.status, o.recorded_at, o.version, o.submission,
    lag(o.value) over earlier as old_value, lag(o.status) over earlier as old_status, row_number() over earlier as place
  from warehouse.observations o
  where o.unit = any (@units) and o.indicator = any (@indicators)
  window earlier as (partition by o.unit, o.indicator, o.quarter order by o.recorded_at, o.version)
) v
join warehouse.submissions s on s.submission = v.submission
where v.place > 1
order by v.recorded_at desc, v.version desc
limit @limit offset @offset
