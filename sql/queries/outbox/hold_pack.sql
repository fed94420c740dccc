-- Makes whoever finishes another message of the pack, or decides on it, wait for this transaction.
select p.version
from packs.packs p
where p.pack = @pack
for update
