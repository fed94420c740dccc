-- The units of kind committee that have a reporting unit below them which a series names, with their names. @places and @tokens go together:
-- the series by its place in a list, and a kind or code that it names. valid_to: null while the committee stands.
with recursive now as materialized (
  select distinct on (u.code) u.code::text, u.kind::text, u.parent::text, u.name_vi::text, u.name_en::text, u.valid_from::text, u.valid_to::text
  from warehouse.units u
  order by u.code, u.recorded_at desc, u.version desc
), above (place, code) as (
  select distinct asked.place, n.parent
  from unnest(@places::int[], @tokens::text[]) as asked (place, token)
  join now n on n.kind = asked.token or n.code = asked.token
  union
  select a.place, n.parent
  from above a
  join now n on n.code = a.code
)
select a.place, n.code, n.name_vi, n.name_en, n.valid_from, n.valid_to
from above a
join now n on n.code = a.code
where n.kind = 'committee'
order by a.place, n.code
