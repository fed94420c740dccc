-- Which of @codes no list has, in their order.
select asked.code
from unnest(@codes::text[]) with ordinality asked (code, place)
where not exists (select from delivery.lists l where l.code = asked.code)
order by asked.place
