-- A row: a period in the form of a term (2020-2025) that neither the warehouse nor this import knows as a term.
with named as (
  select s.file, s.line, 'period' as column, s.period as term from intake_calendar s
  union all select s.file, s.line, 'period', s.period from intake_notes s
  union all select s.file, s.line, 'given_at_period', s.given_at_period from intake_assignments s
)
select 'unknown_term' as code, n.file, n.line, n.column, n.term as value, null::text as detail, count(*) over () as total
from named n
where n.term ~ '^[0-9]{4}-[0-9]{4}$'
  and not exists (select from intake_terms s where s.code = n.term)
  and not exists (select from warehouse.terms t where t.code = n.term)
order by n.file, n.line, n.column
limit @most
