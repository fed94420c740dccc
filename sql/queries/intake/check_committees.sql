-- A row: a unit named as a committee that is of another kind; detail: its kind.
with named as (
  select s.file, s.line, 'unit' as column, s.unit from intake_committees s
  union all select s.file, s.line, 'committee', s.committee from intake_assignments s
)
select 'not_a_committee' as code, n.file, n.line, n.column, n.unit as value, u.kind as detail, count(*) over () as total
from named n
join intake_now_units u on u.code = n.unit
where not u.flawed and u.kind <> 'committee'
order by n.file, n.line, n.column
limit @most
