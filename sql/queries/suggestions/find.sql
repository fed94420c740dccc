-- At most one row: a suggestion of a version of a pack, with its newest decision. accepted: null where nobody has decided yet.
select d.accepted
from packs.packs p
join packs.pack_suggestions s using (pack)
left join lateral (
  select known.accepted
  from packs.suggestion_decisions known
  where known.committee = p.committee and known.series = p.series and known.period = p.period and known.suggestion = s.suggestion
  order by known.recorded_at desc, known.version desc
  limit 1
) d on true
where p.committee = @Committee and p.series = @Series and p.period = @Period and p.version = @version and s.suggestion = @suggestion
