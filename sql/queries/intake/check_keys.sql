-- A row: a line whose key stands on an earlier line of this import; detail: the file's index and the line where it stood first.
with repeated as (
  select r.tableoid as kind, r.key
  from intake_rows r
  where r.key is not null
  group by r.tableoid, r.key
  having count(*) > 1
), placed as (
  select r.file, r.line, r.key,
    first_value(r.file) over first_one as first_file, first_value(r.line) over first_one as first_line,
    row_number() over first_one as place
  from intake_rows r
  join repeated d on d.kind = r.tableoid and d.key = r.key
  window first_one as (partition by r.tableoid, r.key order by r.file, r.line)
)
select 'duplicate_key' as code, p.file, p.line, null::text as column, p.key as value,
  p.first_file::text || ' ' || p.first_line::text as detail, count(*) over () as total
from placed p
where p.place > 1
order by p.file, p.line
limit @most
