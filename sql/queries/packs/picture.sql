-- At most one row: the chart that mail shows of a version. @pack: the version.
select p.title::text, p.alt::text, p.svg
from packs.pack_pictures p
where p.pack = @pack
