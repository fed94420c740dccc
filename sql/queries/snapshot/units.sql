-- A row: a unit as known at @as_of; the committee, its descendants, and the predecessors of any of them, by code.
-- @committee: its code. @last: the period's last quarter; later successions do not count yet.
with recursive descendants (code) as (
  select @committee::text collate "C"
  union
  select child.code::text collate "C"
  from descendants
  cross join lateral (
    select distinct u.code
    from warehouse.units u
    where u.parent = descendants.code and u.recorded_at <= @as_of
  ) child
  cross join lateral (
    select u.parent
    from warehouse.units u
    where u.code = child.code and u.recorded_at <= @as_of
    order by u.recorded_at desc, u.version desc
    limit 1
  ) newest
  where newest.parent = descendants.code
),
lineage (code) as (
  select code from descendants
  union
  select earlier.predecessor::text collate "C"
  from lineage
  cross join lateral (
    select distinct s.predecessor
    from warehouse.successions s
    where s.successor = lineage.code and s.recorded_at <= @as_of
  ) earlier
  cross join lateral (
    select s.effective
    from warehouse.successions s
    where s.predecessor = earlier.predecessor and s.successor = lineage.code and s.recorded_at <= @as_of
    order by s.recorded_at desc, s.version desc
    limit 1
  ) newest
  where newest.effective <= @last
)
select u.code, u.name_vi, u.name_en, u.kind, u.parent, u.display_order, u.valid_from, u.valid_to, u.recorded_at
from lineage
cross join lateral (
  select v.code, v.name_vi, v.name_en, v.kind, v.parent, v.display_order, v.valid_from, v.valid_to, v.recorded_at
  from warehouse.units v
  where v.code = lineage.code and v.recorded_at <= @as_of
  order by v.recorded_at desc, v.version desc
  limit 1
) u
order by u.code
