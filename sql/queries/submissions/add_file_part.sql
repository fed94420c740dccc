-- A piece of a submitted file, compressed.
insert into warehouse.submission_file_parts (submission, name, seq, bytes)
values (@submission, @name, @seq, @bytes)
