-- Stores the lines of units.csv that differ from the newest version recorded at or before theirs.
-- @recorded_at: when this import was recorded; @submission: the import. A row: a file and how many of its lines were stored.
with changed as materialized (
  select s.file, s.line, s.code, s.name_vi, s.name_en, s.kind, s.parent, s.display_order, s.email, s.valid_from, s.valid_to
  from intake_units s
  left join lateral (
    select u.code, u.name_vi, u.name_en, u.kind, u.parent, u.display_order, u.email, u.valid_from, u.valid_to
    from warehouse.units u
    where u.code = s.code and u.recorded_at <= @recorded_at
    order by u.recorded_at desc, u.version desc
    limit 1
  ) known on true
  where known.code is null
    or row(s.name_vi, s.name_en, s.kind, s.parent, s.display_order, s.email, s.valid_from, s.valid_to)
      is distinct from row(known.name_vi, known.name_en, known.kind, known.parent, known.display_order, known.email, known.valid_from, known.valid_to)
), stored as (
  insert into warehouse.units (
    code, name_vi, name_en, kind, parent, display_order, email, valid_from, valid_to, recorded_at, submission)
  select c.code, c.name_vi, c.name_en, c.kind, c.parent, c.display_order, c.email, c.valid_from, c.valid_to,
    @recorded_at, @submission
  from changed c
  order by c.file, c.line
)
select file, count(*) as lines
from changed
group by file
order by file
