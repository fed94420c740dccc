-- A row: a hash of @hashes that a submission brought which was not withdrawn, and the newest such submission. is_whole: nothing was withdrawn
-- since it came, so that every value the file states still counts or was replaced; one that was known before was not stored with it.
select distinct on (f.sha256) f.sha256, f.submission, s.recorded_at,
  not exists (select from warehouse.submissions w where w.withdraws is not null and w.submission > f.submission) as is_whole
from warehouse.submission_files f
join warehouse.submissions s using (submission)
where f.sha256 = any (@hashes) and not exists (select from warehouse.submissions w where w.withdraws = f.submission)
order by f.sha256, f.submission desc
