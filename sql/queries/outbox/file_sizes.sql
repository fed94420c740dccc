-- A row: a file of a version that its readers may have, and its bytes. @pack: the version.
select f.name, octet_length(a.content) as bytes
from packs.pack_artefacts f
join packs.artefacts a using (sha256)
where f.pack = @pack and not f.office
order by f.position
