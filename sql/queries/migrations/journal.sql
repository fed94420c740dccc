-- A row: an applied migration and the hash of the file as it was then; in the order of application.
select name, sha256
from migrations.applied
order by name;
