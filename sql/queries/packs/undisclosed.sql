-- A row: an indicator that a pack made as of @asOf shows only in total: total_only, or masked below a threshold, or a ratio of such ones.
with known as (
  select distinct on (i.code) i.code, i.numerator, i.denominator, i.disclosure = 'total_only' or i.mask_below is not null as closed
  from warehouse.indicators i
  where i.recorded_at <= @asOf
  order by i.code, i.recorded_at desc, i.version desc
)
select k.code::text
from known k
where k.closed
  or exists (select from known part where part.closed and part.code in (k.numerator, k.denominator))
order by k.code
