-- A row: the newest version of a list.
select l.version
from delivery.lists l
where l.code = @code
order by l.version desc
limit 1
