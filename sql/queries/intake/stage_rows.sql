-- What the lines of all files have in common; the table of each file inherits from it. file: index of the file in this import;
-- line: its line in the file, the header is 1; flawed: a fault was found in it; key: its key as people read it, null when unreadable.
create temporary table intake_rows (
  file integer not null,
  line bigint not null,
  flawed boolean not null,
  key text collate "C"
) on commit drop
