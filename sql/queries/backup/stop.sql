-- A row: what has to lie in the copy as `backup_label`. The log's last pieces are copied by who asks; nothing archives them.
select labelfile from pg_backup_stop(wait_for_archive => false)
