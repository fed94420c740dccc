-- Adds the chart that mail shows of a version. @pack: the version.
insert into packs.pack_pictures (pack, title, alt, svg)
values (@pack, @Title, @Alt, @Svg)
