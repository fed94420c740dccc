-- What a list names and nobody knows: a row has its kind, committee or series, and its code.
select 'committee' as kind, @committee::text as code
where @committee::text is not null and not exists (select from warehouse.units u where u.code = @committee::text and u.kind = 'committee')
union all
select 'series', asked.code
from unnest(@series::text[]) asked (code)
where not exists (select from warehouse.series s where s.code = asked.code)
order by 1, 2
