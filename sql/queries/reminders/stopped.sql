-- Who is not reminded, by name: the unit, why, who stopped it and when.
select s.unit::text, newest.name_vi::text, s.reason::text, s.stopped_by::text, s.stopped_at
from delivery.reminder_stops s
cross join lateral (
  select u.name_vi
  from warehouse.units u
  where u.code = s.unit
  order by u.recorded_at desc, u.version desc
  limit 1
) newest
order by newest.name_vi, s.unit
