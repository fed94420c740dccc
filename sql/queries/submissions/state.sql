-- When a submission was recorded, and whether it is a withdrawal or was withdrawn, by which one and when. No row: there is none of that number.
select s.recorded_at, s.withdraws, w.submission as withdrawn_by, w.recorded_at as withdrawn_at
from warehouse.submissions s
left join warehouse.submissions w on w.withdraws = s.submission
where s.submission = @submission
