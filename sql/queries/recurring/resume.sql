-- Ends a recurring item's pause.
delete from ledger.paused p
where p.series = @Series and p.committee = @Committee
