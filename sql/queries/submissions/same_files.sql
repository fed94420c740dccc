-- A row: a hash of @hashes that a submission brought which was not withdrawn, and the newest such submission.
select distinct on (f.sha256) f.sha256, f.submission, s.recorded_at
from warehouse.submission_files f
join warehouse.submissions s using (submission)
where f.sha256 = any (@hashes) and not exists (select from warehouse.submissions w where w.withdraws = f.submission)
order by f.sha256, f.submission desc
