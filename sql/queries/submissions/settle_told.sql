-- The line of a number that was told, beside what counts of its observation. The number that counts already keeps its note, its quoted
-- percentage and its status, unless the one or the other is an estimate; another number is a revised one and keeps neither. The first
-- number, and the first after a withdrawal, stays as it was read.
update intake_observations i
set
  status = case
    when i.status = 'estimate' or (n.value is null and i.value is not null) then i.status
    when n.is_same and n.status <> 'estimate' then n.status
    else 'revised'
  end,
  quoted_percent = case when n.is_same then n.quoted_percent end,
  note = case when n.is_same then n.note end
from (
  select
    t.file, t.line, o.value, o.status, o.quoted_percent, o.note,
    (o.value, o.qualifier, o.value_to) is not distinct from (t.value, t.qualifier, t.value_to) as is_same
  from intake_observations t
  cross join lateral (
    select v.value, v.qualifier::text as qualifier, v.value_to, v.status::text as status, v.quoted_percent, v.note::text as note
    from warehouse.observations v
    where v.unit = t.unit and v.indicator = t.indicator and v.quarter = t.quarter
    order by v.recorded_at desc, v.version desc
    limit 1
  ) o
) n
where i.file = n.file and i.line = n.line
