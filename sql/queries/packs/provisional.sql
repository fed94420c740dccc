-- A row: the id of a version that was made below its series' gate.
select p.pack
from packs.packs p
where (p.manifest ->> 'provisional')::boolean
order by p.pack
