-- What counts again in notes when @submission is withdrawn: for each key that it touched the newest version of another that stands.
-- @file: the index of notes.csv in this import.
-- Where there is none, nothing counts again: an empty line, which withdraws.
insert into intake_notes (
  file, line, flawed, key, unit, period, field, kind, ordinal, text)
select
  @file::integer, row_number() over (order by k.unit, k.period, k.field, k.kind, k.ordinal), false,
  concat_ws(', ', k.unit, k.period, k.field, k.kind, k.ordinal), k.unit, k.period, k.field, k.kind, k.ordinal, e.text
from (select distinct v.unit, v.period, v.field, v.kind, v.ordinal from warehouse.notes v where v.submission = @submission) k
left join lateral (
  select
    n.text, n.submission
  from warehouse.notes n
  join warehouse.standing s using (submission)
  where n.unit = k.unit and n.period = k.period and n.field = k.field and n.kind = k.kind and n.ordinal = k.ordinal
    and s.submission <> @submission
  order by n.recorded_at desc, n.version desc
  limit 1
) e on true
