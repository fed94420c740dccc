-- The newest copy that was made; no row: none.
select b.night, b.made_at, b.folder::text, b.bytes
from ledger.backups b
where b.made_at is not null
order by b.made_at desc
limit 1
