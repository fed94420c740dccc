-- Keeps which version stands for the period. @pack: null when none was approved.
insert into ledger.periods as p (series, committee, period, archived_at, archived_pack)
values (@Series, @Committee, @Period, clock_timestamp(), @pack)
on conflict (series, committee, period) do update set archived_at = excluded.archived_at, archived_pack = excluded.archived_pack
