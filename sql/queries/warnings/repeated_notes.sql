-- A row: a note that this import stored and that says the same, word for word, as one of the unit's notes of the same kind and field in
-- the period before, as known once the import is stored. @periods, @before: periods and, at the same place, the one before each.
-- Sorted once instead of joined: one field may have tens of thousands of notes.
with fresh as materialized (
  select s.file, s.line, s.unit, p.before collate "C" as before, s.field, s.kind, s.text
  from intake_stored t
  join intake_notes s on s.file = t.file and s.line = t.line
  join unnest(@periods::text[], @before::text[]) as p (period, before) on p.period = s.period
  where s.text is not null
), earlier as (
  select distinct on (n.unit, n.period, n.field, n.kind, n.ordinal) n.unit, n.period, n.field, n.kind, n.text
  from (select distinct f.unit, f.before, f.field, f.kind from fresh f) a
  join warehouse.notes n on n.unit = a.unit and n.period = a.before and n.field = a.field and n.kind = a.kind
  order by n.unit, n.period, n.field, n.kind, n.ordinal, n.recorded_at desc, n.version desc
), compared as (
  select b.file, b.line, b.text, b.before,
    bool_or(b.line is null) over (partition by b.unit, b.before, b.field, b.kind, b.text) as is_repeated
  from (
    select f.file, f.line, f.unit, f.before, f.field, f.kind, f.text from fresh f
    union all
    select null, null, e.unit::text, e.period, e.field::text, e.kind, e.text::text from earlier e
  ) b
)
select c.file, c.line, c.text, c.before
from compared c
where c.line is not null and c.is_repeated
order by c.file, c.line
