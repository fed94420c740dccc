-- A row: one of @units as far as mail to it goes, as known now: its address, null for none; whether it is not to be reminded; and whether a
-- committee above it is a sample. More than 32 levels are not followed.
with recursive line (unit, code, depth) as (
  select asked.code collate "C", asked.code collate "C", 0
  from unnest(@units::text[]) as asked (code)
  union all
  select line.unit, above.parent, line.depth + 1
  from line
  cross join lateral (
    select v.parent::text collate "C" as parent
    from warehouse.units v
    where v.code = line.code
    order by v.recorded_at desc, v.version desc
    limit 1
  ) above
  where above.parent is not null and line.depth < 32
)
select newest.code::text as unit, newest.name_vi::text, newest.name_en::text, newest.email,
  exists (select from delivery.reminder_stops s where s.unit = newest.code) as stopped,
  exists (
    select from line
    cross join lateral (
      select c.sample
      from warehouse.committees c
      where c.unit = line.code
      order by c.recorded_at desc, c.version desc
      limit 1
    ) known
    where line.unit = newest.code and known.sample
  ) as sample
from unnest(@units::text[]) as asked (code)
cross join lateral (
  select u.code, u.name_vi, u.name_en, u.email
  from warehouse.units u
  where u.code = asked.code
  order by u.recorded_at desc, u.version desc
  limit 1
) newest
order by newest.code
