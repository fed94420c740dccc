-- The committees there are, by name: code and newest name.
select u.code::text, u.name_vi::text as name
from (
  select distinct on (known.code) known.code, known.name_vi
  from warehouse.units known
  where known.kind = 'committee'
  order by known.code, known.recorded_at desc, known.version desc
) u
order by u.name_vi, u.code
