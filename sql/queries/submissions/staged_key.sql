-- The key of a line, as people read it.
select r.key from intake_rows r where r.file = @file and r.line = @line
