-- Packs that are not whole: a row for each fault of a version.
with listed as (
  select p.pack, f.file ->> 'name' as name, f.file ->> 'media_type' as media_type, f.file ->> 'sha256' as sha256, (f.file ->> 'bytes')::bigint as bytes
  from packs.packs p
  cross join lateral jsonb_array_elements(p.manifest -> 'files') f (file)
), kept as (
  select f.pack, f.name, f.media_type, f.sha256, octet_length(a.content)::bigint as bytes
  from packs.pack_artefacts f
  join packs.artefacts a using (sha256)
), faults as (
  select l.pack, 'does not have ' || l.name || ' as its manifest lists it' as fault
  from (select l.pack, l.name, l.media_type, l.sha256, l.bytes from listed l except select k.pack, k.name, k.media_type, k.sha256, k.bytes from kept k) l
  union all
  select k.pack, 'has ' || k.name || ', which its manifest does not list so'
  from (select k.pack, k.name, k.media_type, k.sha256, k.bytes from kept k except select l.pack, l.name, l.media_type, l.sha256, l.bytes from listed l) k
  union all
  select p.pack, 'has no .' || ending.of
  from packs.packs p
  cross join (values ('pdf'), ('xlsx'), ('json')) ending (of)
  where not exists (select from packs.pack_artefacts f where f.pack = p.pack and not f.office and f.name like '%.' || ending.of)
  union all
  select p.pack, 'does not begin its history as a draft'
  from packs.packs p
  where (select e.state from packs.pack_events e where e.pack = p.pack order by e.seq limit 1) is distinct from 'draft'
  union all
  select p.pack, 'is ' || p.state || ' and its history does not say so'
  from packs.packs p
  where (select e.state from packs.pack_events e where e.pack = p.pack order by e.seq desc limit 1) is distinct from p.state
  union all
  select p.pack, 'has the content of version ' || first.version
  from packs.packs p
  join packs.packs first using (committee, series, period, snapshot, series_version, code_version, template, language)
  where first.version < p.version
)
select p.committee || '/' || p.series || '/' || p.period || '/v' || p.version || ' ' || f.fault as fault
from faults f
join packs.packs p using (pack)
order by p.pack, f.fault
