-- The newest version of every term, by code; both quarters are part of it.
select distinct on (t.code) t.code, t.name_vi::text, t.from_quarter::text, t.to_quarter::text
from warehouse.terms t
order by t.code, t.recorded_at desc, t.version desc
