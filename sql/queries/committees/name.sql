-- At most one row: what a committee is called, as known at @asOf; and whether it is a sample, as known then or now.
select u.name_vi::text, u.name_en::text,
  exists (
    select from (
      (select c.sample from warehouse.committees c
      where c.unit = @committee and c.recorded_at <= @asOf
      order by c.recorded_at desc, c.version desc
      limit 1)
      union all
      (select c.sample from warehouse.committees c
      where c.unit = @committee
      order by c.recorded_at desc, c.version desc
      limit 1)
    ) known
    where known.sample
  ) as sample
from warehouse.units u
where u.code = @committee and u.recorded_at <= @asOf
order by u.recorded_at desc, u.version desc
limit 1
