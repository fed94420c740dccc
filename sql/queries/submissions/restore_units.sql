-- What counts again in units when @submission is withdrawn: for each key that it touched the newest version of another that stands.
-- @file: the index of units.csv in this import.
-- Where there is none, the line is flawed: what was made known cannot be un-made.
insert into intake_units (
  file, line, flawed, key, code, name_vi, name_en, kind, parent, display_order, email, valid_from, valid_to)
select
  @file::integer, row_number() over (order by k.code), e.submission is null, k.code::text, k.code, e.name_vi, e.name_en, e.kind, e.parent,
  e.display_order, e.email, e.valid_from, e.valid_to
from (select distinct v.code from warehouse.units v where v.submission = @submission) k
left join lateral (
  select
    u.name_vi, u.name_en, u.kind, u.parent, u.display_order, u.email, u.valid_from, u.valid_to, u.submission
  from warehouse.units u
  join warehouse.standing s using (submission)
  where u.code = k.code
    and s.submission <> @submission
  order by u.recorded_at desc, u.version desc
  limit 1
) e on true
