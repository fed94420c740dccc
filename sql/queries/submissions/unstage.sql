-- Forgets the lines of @files, in the tables of all data files.
delete from intake_rows where file = any (@files)
