-- A row: a code of a unit that neither the warehouse nor this import knows.
with named as (
  select s.file, s.line, 'parent' as column, s.parent as unit from intake_units s
  union all select s.file, s.line, 'unit', s.unit from intake_committees s
  union all select s.file, s.line, 'predecessor', s.predecessor from intake_successions s
  union all select s.file, s.line, 'successor', s.successor from intake_successions s
  union all select s.file, s.line, 'unit', s.unit from intake_targets s
  union all select s.file, s.line, 'unit', s.unit from intake_observations s
  union all select s.file, s.line, 'unit', s.unit from intake_notes s
  union all select s.file, s.line, 'committee', s.committee from intake_assignments s
  union all select s.file, s.line, 'owner_unit', s.owner_unit from intake_assignments s
)
select 'unknown_unit' as code, n.file, n.line, n.column, n.unit as value, null::text as detail, count(*) over () as total
from named n
where n.unit is not null and not exists (select from intake_now_units u where u.code = n.unit)
order by n.file, n.line, n.column
limit @most
