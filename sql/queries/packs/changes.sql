-- The figures of a version that differ from the version before, in order, with names as the version knew them. @Id: the version.
select c.indicator::text, i.name_vi::text as indicator_name, c.unit::text, u.name_vi::text as unit_name, c.old_text::text, c.new_text::text,
  c.submitted_by::text, c.recorded_at
from packs.pack_changes c
join packs.packs p using (pack)
cross join lateral (
  select coalesce((
    select known.name_vi
    from warehouse.indicators known
    where known.code = c.indicator and known.recorded_at <= p.as_of
    order by known.recorded_at desc, known.version desc
    limit 1
  ), c.indicator) as name_vi
) i
left join lateral (
  select known.name_vi
  from warehouse.units known
  where known.code = c.unit and known.recorded_at <= p.as_of
  order by known.recorded_at desc, known.version desc
  limit 1
) u on true
where c.pack = @Id
order by c.seq
