-- At most one row: what a committee is called, as known at @asOf; and whether it is a sample, as known then or now.
select u.name_vi::text, u.name_en::text,
  warehouse.is_sample(@committee, @asOf) as sample
from warehouse.units u
where u.code = @committee and u.recorded_at <= @asOf
order by u.recorded_at desc, u.version desc
limit 1
