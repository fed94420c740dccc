-- The codes of all committees, in any version, by code.
select distinct u.code::text
from warehouse.units u
where u.kind = 'committee'
order by 1
