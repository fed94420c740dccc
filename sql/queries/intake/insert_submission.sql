-- The import itself; how much it stored is known at its end only.
insert into warehouse.submissions (recorded_at, submitted_by, kind, reason, withdraws, rows_read, rows_stored)
values (@recorded_at, @submitted_by, @kind, @reason, @withdraws, @rows_read, 0)
returning submission
