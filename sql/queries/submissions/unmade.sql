-- A row: a line that nothing can be restored for, and how many such lines there are. file: index of the data file.
select r.file, r.key, count(*) over () as total
from intake_rows r
where r.flawed
order by r.file, r.line
limit @most
