-- What counts again in terms when @submission is withdrawn: for each key that it touched the newest version of another that stands.
-- @file: the index of terms.csv in this import.
-- Where there is none, the line is flawed: what was made known cannot be un-made.
insert into intake_terms (
  file, line, flawed, key, code, name_vi, from_quarter, to_quarter)
select
  @file::integer, row_number() over (order by k.code), e.submission is null, k.code::text, k.code, e.name_vi, e.from_quarter, e.to_quarter
from (select distinct v.code from warehouse.terms v where v.submission = @submission) k
left join lateral (
  select
    m.name_vi, m.from_quarter, m.to_quarter, m.submission
  from warehouse.terms m
  join warehouse.standing s using (submission)
  where m.code = k.code
    and s.submission <> @submission
  order by m.recorded_at desc, m.version desc
  limit 1
) e on true
