-- Keeps when the committee met. @at: the instant that its calendar gave for the meeting.
insert into ledger.periods as p (series, committee, period, frozen_at)
values (@Series, @Committee, @Period, @at)
on conflict (series, committee, period) do update set frozen_at = excluded.frozen_at
