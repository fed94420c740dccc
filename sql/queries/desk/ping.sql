-- One row: 1, when the database answers.
select 1
