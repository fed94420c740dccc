-- A row: an indicator in its newest version, by code. @words: what code or names must contain, all of it, folded as the database folds;
-- none for all. @codes: only these; null for all. reported_by: kinds and codes between semicolons.
with newest as (
  select distinct on (i.code) i.code, i.name_vi, i.name_en, i.measure_vi, i.measure_en, i.kind, i.direction, i.reported_by
  from warehouse.indicators i
  where @codes::text[] is null or i.code = any (@codes::text[])
  order by i.code, i.recorded_at desc, i.version desc
)
select n.code::text, n.name_vi::text, n.name_en::text, n.measure_vi::text, n.measure_en::text, n.kind, n.direction,
  array_to_string(n.reported_by, ';') as reported_by
from newest n
where not exists (
  select
  from unnest(@words::text[]) as asked (word)
  where strpos(warehouse.folded(concat_ws(' ', n.code, n.name_vi, n.name_en)), asked.word) = 0
)
order by n.code
limit @limit offset @offset
