-- Stored files that are not what they are called, or that no pack has. A row: such a file. Reads every byte that is stored.
select left(a.sha256, 12) || case when f.name is null then ', which no pack has' else ' (' || f.name || ')' end as fault
from packs.artefacts a
left join lateral (
  select o.name
  from packs.pack_artefacts o
  where o.sha256 = a.sha256
  order by o.pack, o.position
  limit 1
) f on true
where f.name is null or a.sha256 <> encode(sha256(a.content), 'hex')
order by a.sha256
