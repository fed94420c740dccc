-- A row: a code of an indicator that neither the warehouse nor this import knows.
with named as (
  select s.file, s.line, 'numerator' as column, s.numerator as indicator from intake_indicators s
  union all select s.file, s.line, 'denominator', s.denominator from intake_indicators s
  union all select s.file, s.line, 'part_of', s.part_of from intake_indicators s
  union all select s.file, s.line, 'indicator', s.indicator from intake_targets s
  union all select s.file, s.line, 'indicator', s.indicator from intake_observations s
)
select 'unknown_indicator' as code, n.file, n.line, n.column, n.indicator as value, null::text as detail,
  count(*) over () as total
from named n
where n.indicator is not null and not exists (select from intake_now_indicators i where i.code = n.indicator)
order by n.file, n.line, n.column
limit @most
