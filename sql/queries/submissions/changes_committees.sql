-- What @submission changed in committees: a row for each column of a row that it stored and that was different before, in the order of
-- the submission; its first @most rows. key: in the order of the file's key columns; unit_name: of the unit in the key, as known now;
-- is_new: there was no earlier version. The earlier one is the newest recorded before, by primary key.
with stored as (
  select v.version,
    array[v.unit::text] as key,
    v.unit, e.version is null as is_new,
    array['superior_vi', 'place_vi', 'authority_vi', 'signer_title_vi', 'copies_to', 'sample'] as columns,
    array[
      e.superior_vi::text, e.place_vi::text, e.authority_vi::text, e.signer_title_vi::text, e.copies_to::text, e.sample::text
    ] as olds,
    array[
      v.superior_vi::text, v.place_vi::text, v.authority_vi::text, v.signer_title_vi::text, v.copies_to::text, v.sample::text
    ] as news
  from (
    select
      n.unit, n.superior_vi, n.place_vi, n.authority_vi, n.signer_title_vi, n.copies_to, n.sample, n.recorded_at, n.version
    from warehouse.committees n
    where n.submission = @submission
    order by n.version
    limit @most
  ) v
  left join lateral (
    select
      p.superior_vi, p.place_vi, p.authority_vi, p.signer_title_vi, p.copies_to, p.sample, p.version
    from warehouse.committees p
    where p.unit = v.unit
      and (p.recorded_at, p.version) < (v.recorded_at, v.version)
    order by p.recorded_at desc, p.version desc
    limit 1
  ) e on true
)
select s.version, s.key, s.is_new, warehouse.name_now(s.unit) as unit_name, null::text as indicator_name, c.name as "column", c.old, c.new
from stored s
cross join lateral unnest(s.columns, s.olds, s.news) with ordinality c (name, old, new, at)
where c.old is distinct from c.new
order by s.version, c.at
