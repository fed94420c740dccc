-- A row: where in the log the copy begins. A checkpoint at once: nobody wants to wait minutes for the next one.
select pg_backup_start(@label, fast => true)::text
