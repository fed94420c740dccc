-- The term that holds @quarter, as known at @as_of; of several the one that begins last. Nothing when there is none.
with known as (
  select distinct on (t.code) t.code, t.from_quarter, t.to_quarter
  from warehouse.terms t
  where t.recorded_at <= @as_of
  order by t.code, t.recorded_at desc, t.version desc
)
select k.code::text
from known k
where k.from_quarter <= @quarter and k.to_quarter >= @quarter
order by k.from_quarter desc, k.code
limit 1
