-- A row: a note that this import stored and that says the same, word for word, as one of the unit's notes of the same kind and field in
-- the period before, as known once the import is stored. @periods, @before: periods and, at the same place, the one before each.
select s.file, s.line, s.text, p.before
from intake_stored t
join intake_notes s on s.file = t.file and s.line = t.line
join unnest(@periods::text[], @before::text[]) as p (period, before) on p.period = s.period
where exists (
  select
  from (
    select distinct on (n.ordinal) n.text
    from warehouse.notes n
    where n.unit = s.unit and n.period = p.before and n.field = s.field and n.kind = s.kind
    order by n.ordinal, n.recorded_at desc, n.version desc
  ) earlier
  where earlier.text = s.text
)
order by s.file, s.line
