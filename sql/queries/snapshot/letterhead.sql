-- At most one row: the letterhead of the committee @committee as known at @as_of.
select c.unit, c.superior_vi, c.place_vi, c.authority_vi, c.signer_title_vi, c.copies_to, c.sample, c.recorded_at
from warehouse.committees c
where c.unit = @committee and c.recorded_at <= @as_of
order by c.recorded_at desc, c.version desc
limit 1
