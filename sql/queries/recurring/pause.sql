-- Pauses a recurring item; nothing changes when it is paused already.
insert into ledger.paused (series, committee, paused_by)
values (@Series, @Committee, @by)
on conflict do nothing
