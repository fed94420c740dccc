-- One version of a pack, kept from other changes until the transaction ends; asked under the pack's lock. None when it was never made.
select p.pack as id, p.committee::text, p.series::text, p.period, p.version, p.state, p.as_of, p.snapshot, p.series_version, p.code_version, p.template, p.language, p.made_at
from packs.packs p
where p.committee = @Committee and p.series = @Series and p.period = @Period and p.version = @version
for update
