-- A row: a line whose part_of leads back to itself.
with recursive above (start, code) as (
  select n.code, n.part_of from intake_now_indicators n where n.line is not null and n.part_of is not null
  union
  select a.start, n.part_of from above a join intake_now_indicators n on n.code = a.code where n.part_of is not null
)
select 'part_cycle' as code, n.file, n.line, 'part_of' as column, n.part_of as value, n.code as detail, count(*) over () as total
from above a
join intake_now_indicators n on n.code = a.start
where a.code = a.start
order by n.file, n.line
limit @most
