-- Submissions, the newest first; with @submission only that one.
select s.submission, s.recorded_at, s.stored_at, s.submitted_by::text, s.kind, s.reason::text, s.rows_read, s.rows_stored, s.warnings_total, s.withdraws,
  w.submission as withdrawn_by, w.recorded_at as withdrawn_at
from warehouse.submissions s
left join warehouse.submissions w on w.withdraws = s.submission
where @submission::bigint is null or s.submission = @submission
order by s.submission desc
limit @limit offset @offset
