-- Takes the day for this node. A row: that it did; none when the day was taken before, by whatever node. @before: what was due before is
-- not asked for by the schedule any more.
insert into ledger.retention as t (last_day, forgotten_before)
values (@day, @before)
on conflict (one) do update
set last_day = excluded.last_day, forgotten_before = greatest(t.forgotten_before, excluded.forgotten_before)
where t.last_day < excluded.last_day
returning true
