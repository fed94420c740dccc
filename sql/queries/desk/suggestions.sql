-- The strengths and limitations that a version's figures suggest, in their order, each with its newest decision if there is one. @id: the
-- version. @office: whether whoever asks may know.
select s.suggestion as key, s.kind, s.sentence::text, s.printed as is_printed, d.accepted, d.decided_by::text, d.recorded_at as decided_at
from packs.pack_suggestions s
join packs.packs p using (pack)
left join lateral (
  select known.accepted, known.decided_by, known.recorded_at
  from packs.suggestion_decisions known
  where known.committee = p.committee and known.series = p.series and known.period = p.period and known.suggestion = s.suggestion
  order by known.recorded_at desc, known.version desc
  limit 1
) d on true
where s.pack = @Id and @office
order by s.seq
