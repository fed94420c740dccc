-- A row: a hash of @hashes that submissions brought which were not withdrawn; the newest and the first of them. disturbed: the units of which
-- a withdrawal changed something since the newest came, so that a value which one of its workbooks states may count no more: one that was
-- known before was not stored with it.
with came as (
  select f.sha256, max(f.submission) as submission, min(f.submission) as first
  from warehouse.submission_files f
  where f.sha256 = any (@hashes) and not exists (select from warehouse.submissions w where w.withdraws = f.submission)
  group by f.sha256
)
select c.sha256, c.submission, s.recorded_at, c.first, array(
  select o.unit::text
  from warehouse.submissions w
  join warehouse.observations o on o.submission = w.submission
  where w.withdraws is not null and w.submission > c.submission
  union
  select t.unit::text
  from warehouse.submissions w
  join warehouse.targets t on t.submission = w.submission
  where w.withdraws is not null and w.submission > c.submission
  union
  select n.unit::text
  from warehouse.submissions w
  join warehouse.notes n on n.submission = w.submission
  where w.withdraws is not null and w.submission > c.submission
) as disturbed
from came c
join warehouse.submissions s on s.submission = c.submission
order by c.sha256
