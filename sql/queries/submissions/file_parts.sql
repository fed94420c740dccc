-- The pieces of a submitted file, each a gzip stream, in order.
select p.bytes
from warehouse.submission_file_parts p
where p.submission = @submission and p.name = @name
order by p.seq
