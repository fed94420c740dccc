-- What counts again in committees when @submission is withdrawn: for each key that it touched the newest version of another that stands.
-- @file: the index of committees.csv in this import.
-- Where there is none, the line is flawed: what was made known cannot be un-made.
insert into intake_committees (
  file, line, flawed, key, unit, superior_vi, place_vi, authority_vi, signer_title_vi, copies_to, sample)
select
  @file::integer, row_number() over (order by k.unit), e.submission is null, k.unit::text, k.unit, e.superior_vi, e.place_vi,
  e.authority_vi, e.signer_title_vi, e.copies_to, e.sample
from (select distinct v.unit from warehouse.committees v where v.submission = @submission) k
left join lateral (
  select
    c.superior_vi, c.place_vi, c.authority_vi, c.signer_title_vi, c.copies_to, c.sample, c.submission
  from warehouse.committees c
  join warehouse.standing s using (submission)
  where c.unit = k.unit
    and s.submission <> @submission
  order by c.recorded_at desc, c.version desc
  limit 1
) e on true
