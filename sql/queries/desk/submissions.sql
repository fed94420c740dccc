-- Submissions, the newest first. @submission: only that one; @unit: only those with rows of that unit; @own: of these only what nobody but the
-- unit is told of, which is one workbook (it has rows of one unit), one number that was told, and the withdrawal of either.
with touched as materialized (
  select o.submission from warehouse.observations o where o.unit = @unit
  union
  select t.submission from warehouse.targets t where t.unit = @unit
  union
  select n.submission from warehouse.notes n where n.unit = @unit
)
select s.submission as number, s.recorded_at, s.submitted_by::text, s.kind, s.rows_stored, s.withdraws, w.submission as withdrawn_by,
  (select string_agg(f.name::text, ', ' order by f.name collate "C") from warehouse.submission_files f where f.submission = s.submission) as files
from warehouse.submissions s
left join warehouse.submissions w on w.withdraws = s.submission
where (@submission::bigint is null or s.submission = @submission)
  and (@unit::text is null or s.submission in (select submission from touched))
  and (not @own::boolean or exists (
    select
    from warehouse.submissions b
    where b.submission = coalesce(s.withdraws, s.submission)
      and (b.kind = 'told' or (b.kind = 'import' and (
        select count(*) = 1 and bool_and(lower(f.name) like '%.xlsx') from warehouse.submission_files f where f.submission = b.submission)))))
order by s.submission desc
limit @limit offset @offset
