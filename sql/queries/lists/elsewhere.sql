-- A row: a list that would give a series' packs its readers (@codes: those that the series names), were it not for another committee alone.
select newest.code || ' (' || newest.committee || ')' as list
from (
  select distinct on (l.code) l.code::text, l.committee::text, l.series
  from delivery.lists l
  order by l.code, l.version desc
) newest
where (newest.code = any (@codes::text[]) or @series = any (newest.series)) and newest.committee <> @committee
order by newest.code
