-- A row: a hash of @hashes that submissions brought which were not withdrawn; the newest and the first of them. disturbed: for a hash of
-- @workbooks, the units of which a withdrawal changed something since the newest came, so that a value which one of its workbooks states may
-- count no more: one that was known before was not stored with it. lost is asked for once, whatever number of workbooks there is.
with came as (
  select f.sha256, max(f.submission) as submission, min(f.submission) as first
  from warehouse.submission_files f
  where f.sha256 = any (@hashes) and not exists (select from warehouse.submissions w where w.withdraws = f.submission)
  group by f.sha256
), withdrawals as (
  select w.submission
  from warehouse.submissions w
  where w.withdraws is not null and w.submission > (select min(c.submission) from came c where c.sha256 = any (@workbooks))
), lost as materialized (
  select changed.unit, max(changed.submission) as last
  from (
    select o.unit::text as unit, o.submission
    from withdrawals w
    join warehouse.observations o on o.submission = w.submission
    union all
    select t.unit::text, t.submission
    from withdrawals w
    join warehouse.targets t on t.submission = w.submission
    union all
    select n.unit::text, n.submission
    from withdrawals w
    join warehouse.notes n on n.submission = w.submission
  ) changed
  group by changed.unit
)
select c.sha256, c.submission, s.recorded_at, c.first, array(
  select l.unit
  from lost l
  where c.sha256 = any (@workbooks) and l.last > c.submission
) as disturbed
from came c
join warehouse.submissions s on s.submission = c.submission
order by c.sha256
