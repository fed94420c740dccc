-- The units of the committee @committee that have not ended, in display order: code and newest name.
with recursive descendants (code) as (
  select @committee::text collate "C"
  union
  select child.code::text collate "C"
  from descendants
  cross join lateral (select distinct u.code from warehouse.units u where u.parent = descendants.code) child
  cross join lateral (
    select u.parent from warehouse.units u where u.code = child.code order by u.recorded_at desc, u.version desc limit 1
  ) newest
  where newest.parent = descendants.code
)
select u.code::text, u.name_vi::text as name
from descendants
cross join lateral (
  select n.code, n.name_vi, n.display_order, n.valid_to
  from warehouse.units n
  where n.code = descendants.code
  order by n.recorded_at desc, n.version desc
  limit 1
) u
where u.code <> @committee and (u.valid_to is null or u.valid_to >= @quarter)
order by u.display_order nulls last, u.code
