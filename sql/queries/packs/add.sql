-- Adds a version of a pack and begins its history; the row is as stored.
with added as (
  insert into packs.packs as p (
    committee, series, period, version, as_of, snapshot, series_version, code_version, template, language, manifest, units_added, late_for)
  values (
    @Committee, @Series, @Period, @version, @asOf, @Snapshot, @SeriesVersion, @CodeVersion, @Template, @Language, @manifest::jsonb,
    @unitsAdded, @lateFor)
  returning p.pack as id, p.committee::text, p.series::text, p.period, p.version, p.state, p.as_of, p.snapshot, p.series_version, p.code_version, p.template, p.language, p.made_at
),
began as (
  insert into packs.pack_events (pack, state, by)
  select a.id, 'draft', @By
  from added a
)
select a.id, a.committee, a.series, a.period, a.version, a.state, a.as_of, a.snapshot, a.series_version, a.code_version, a.template, a.language, a.made_at
from added a
