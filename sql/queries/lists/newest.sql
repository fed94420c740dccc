-- A row: the newest version of a list of @codes, in their order.
select newest.code::text, newest.version, newest.definition::text
from unnest(@codes::text[]) with ordinality asked (code, place)
cross join lateral (
  select l.code, l.version, l.definition
  from delivery.lists l
  where l.code = asked.code
  order by l.version desc
  limit 1
) newest
order by asked.place
