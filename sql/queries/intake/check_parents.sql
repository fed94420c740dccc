-- A row: a line whose parent leads back to itself.
with recursive above (start, code) as (
  select n.code, n.parent from intake_now_units n where n.line is not null and n.parent is not null
  union
  select a.start, n.parent from above a join intake_now_units n on n.code = a.code where n.parent is not null
)
select 'parent_cycle' as code, n.file, n.line, 'parent' as column, n.parent as value, n.code as detail, count(*) over () as total
from above a
join intake_now_units n on n.code = a.start
where a.code = a.start
order by n.file, n.line
limit @most
