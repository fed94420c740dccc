-- Adds a version of a pack; the row is as stored.
insert into packs.packs as p (
  committee, series, period, version, as_of, snapshot, series_version, code_version, template, language, manifest)
values (
  @Committee, @Series, @Period, @version, @asOf, @Snapshot, @SeriesVersion, @CodeVersion, @Template, @Language, @manifest::jsonb)
returning p.pack as id, p.committee::text, p.series::text, p.period, p.version, p.state, p.as_of, p.snapshot, p.series_version, p.code_version, p.template, p.language, p.made_at
