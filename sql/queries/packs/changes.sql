-- The figures of a version that differ from the version before, in order, with names as the version knew them. @Id: the version.
select c.indicator::text, i.name_vi::text as indicator_name, i.name_en::text as indicator_name_en,
  c.unit::text, u.name_vi::text as unit_name, u.name_en::text as unit_name_en, c.old_text::text, c.new_text::text, c.submitted_by::text, c.recorded_at
from packs.pack_changes c
join packs.packs p using (pack)
cross join lateral (
  select known.name_vi, coalesce(known.name_en, known.name_vi) as name_en
  from warehouse.indicators known
  where known.code = c.indicator and known.recorded_at <= p.as_of
  order by known.recorded_at desc, known.version desc
  limit 1
) i
left join lateral (
  select known.name_vi, coalesce(known.name_en, known.name_vi) as name_en
  from warehouse.units known
  where known.code = c.unit and known.recorded_at <= p.as_of
  order by known.recorded_at desc, known.version desc
  limit 1
) u on true
where c.pack = @Id
order by c.seq
