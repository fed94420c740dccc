-- Stores the lines of committees.csv that differ from the newest version recorded at or before theirs.
-- @recorded_at: when this import was recorded; @submission: the import. A row: a file and how many of its lines were stored.
with changed as materialized (
  select s.file, s.line, s.unit, s.superior_vi, s.place_vi, s.authority_vi, s.signer_title_vi, s.copies_to, s.sample
  from intake_committees s
  left join lateral (
    select c.unit, c.superior_vi, c.place_vi, c.authority_vi, c.signer_title_vi, c.copies_to, c.sample
    from warehouse.committees c
    where c.unit = s.unit and c.recorded_at <= @recorded_at
    order by c.recorded_at desc, c.version desc
    limit 1
  ) known on true
  where known.unit is null
    or row(s.superior_vi, s.place_vi, s.authority_vi, s.signer_title_vi, s.copies_to, s.sample)
      is distinct from row(known.superior_vi, known.place_vi, known.authority_vi, known.signer_title_vi, known.copies_to, known.sample)
), stored as (
  insert into warehouse.committees (
    unit, superior_vi, place_vi, authority_vi, signer_title_vi, copies_to, sample, recorded_at, submission)
  select c.unit, c.superior_vi, c.place_vi, c.authority_vi, c.signer_title_vi, c.copies_to, c.sample, @recorded_at,
    @submission
  from changed c
  order by c.file, c.line
)
select file, count(*) as lines
from changed
group by file
order by file
