-- A row: a unit, first @unit itself and then each one above it, as known at @as_of, with its depth (0: the unit); nothing for an unknown
-- code. More than 32 levels are not followed.
with recursive line (code, kind, parent, depth) as (
  select own.code, own.kind, own.parent, 0
  from (
    select u.code::text collate "C" as code, u.kind::text as kind, u.parent::text collate "C" as parent
    from warehouse.units u
    where u.code = @unit and u.recorded_at <= @as_of
    order by u.recorded_at desc, u.version desc
    limit 1
  ) own
  union all
  select above.code, above.kind, above.parent, line.depth + 1
  from line
  cross join lateral (
    select u.code::text collate "C" as code, u.kind::text as kind, u.parent::text collate "C" as parent
    from warehouse.units u
    where u.code = line.parent and u.recorded_at <= @as_of
    order by u.recorded_at desc, u.version desc
    limit 1
  ) above
  where line.depth < 32
)
select code, kind
from line
order by depth
