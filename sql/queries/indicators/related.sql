-- A row: an indicator that @code stands in a relation to, in newest versions: numerator and denominator of it, the whole that it is part of,
-- a part of it, a ratio that is made of it.
with newest as (
  select distinct on (i.code) i.code, i.name_vi, i.name_en, i.numerator, i.denominator, i.part_of
  from warehouse.indicators i
  order by i.code, i.recorded_at desc, i.version desc
), relations as (
  select 'numerator' as relation, 1 as place, s.numerator as code from newest s where s.code = @code
  union all
  select 'denominator', 2, s.denominator from newest s where s.code = @code
  union all
  select 'whole', 3, s.part_of from newest s where s.code = @code
  union all
  select 'part', 4, n.code from newest n where n.part_of = @code
  union all
  select 'ratio', 5, n.code from newest n where @code in (n.numerator, n.denominator)
)
select r.relation, n.code::text, n.name_vi::text, n.name_en::text
from relations r
join newest n on n.code = r.code
order by r.place, n.code
