-- The units of kind committee that have a reporting unit of a series below them, by code. @units: the kinds or codes that the series names.
-- valid_to: null while the committee stands. known_since: when it was first recorded as a committee.
with recursive now as materialized (
  select distinct on (u.code) u.code::text, u.kind::text, u.parent::text, u.valid_from::text, u.valid_to::text
  from warehouse.units u
  order by u.code, u.recorded_at desc, u.version desc
), above (code) as (
  select distinct n.parent
  from now n
  where n.kind = any (@units) or n.code = any (@units)
  union
  select n.parent
  from above a
  join now n on n.code = a.code
)
select n.code, n.valid_from, n.valid_to, (
  select min(u.recorded_at) from warehouse.units u where u.code = n.code and u.kind = 'committee'
) as known_since
from above a
join now n on n.code = a.code
where n.kind = 'committee'
order by n.code
