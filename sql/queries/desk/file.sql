-- One file of a pack for somebody to download; none when it does not exist, or may not be seen. @office: whether versions that were never
-- approved and the office's own files count.
select f.name, f.media_type, a.content
from packs.packs p
join packs.pack_artefacts f using (pack)
join packs.artefacts a using (sha256)
where p.committee = @Committee and p.series = @Series and p.period = @Period and p.version = @version and f.name = @file
  and (@office or (not f.office and exists (select from packs.published q where q.pack = p.pack)))
