-- The files of a version of a pack with their sizes in bytes, by name. @id: the version. @office: whether the office's own files count.
select f.name, f.media_type, f.sha256, octet_length(a.content) as bytes, f.office
from packs.pack_artefacts f
join packs.artefacts a using (sha256)
where f.pack = @id and (@office or not f.office)
order by f.name
