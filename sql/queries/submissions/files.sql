-- The files of @submissions, by name.
select f.submission, f.name::text, f.sha256, f.rows_read, f.rows_stored
from warehouse.submission_files f
where f.submission = any (@submissions)
order by f.submission, f.name collate "C"
