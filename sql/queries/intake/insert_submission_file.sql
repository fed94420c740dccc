-- One file of an import.
insert into warehouse.submission_files (submission, name, sha256, rows_read, rows_stored)
values (@submission, @name, @sha256, @rows_read, @rows_stored)
