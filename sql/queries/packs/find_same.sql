-- The newest version of a pack with this very content; none when its content is new.
select p.pack as id, p.committee::text, p.series::text, p.period, p.version, p.state, p.as_of, p.snapshot, p.series_version, p.code_version, p.template, p.language, p.made_at
from packs.packs p
where p.committee = @Committee and p.series = @Series and p.period = @Period
  and p.snapshot = @Snapshot and p.series_version = @SeriesVersion and p.code_version = @CodeVersion
  and p.template = @Template and p.language = @Language
order by p.version desc
limit 1
