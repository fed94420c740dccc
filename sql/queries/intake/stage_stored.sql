-- A row: a line of this import that was stored, because it differs from what is known. Filled by the statements that store observations,
-- notes and targets; lines of the other files are not kept here.
create temporary table intake_stored (
  file integer not null,
  line bigint not null
) on commit drop
