-- A row: a list whose members get the packs of a series and committee: one that the series names (@codes), in that order, and then one
-- that names the series itself, by code; of both, those of another committee alone do not count. Newest versions only.
select newest.code::text, newest.definition::text
from (
  select distinct on (l.code) l.code, l.definition, l.committee, l.series
  from delivery.lists l
  order by l.code, l.version desc
) newest
where (newest.code = any (@codes::text[]) or @series = any (newest.series))
  and (newest.committee is null or newest.committee = @committee)
order by array_position(@codes::text[], newest.code::text) nulls last, newest.code
