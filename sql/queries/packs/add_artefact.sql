-- Adds one file to a pack; the same content is stored once for all packs.
with stored as (
  insert into packs.artefacts (sha256, content)
  values (@Sha256, @Content)
  on conflict (sha256) do nothing
)
insert into packs.pack_artefacts (pack, name, position, media_type, office, sha256)
values (@pack, @Name, @position, @MediaType, @IsOffice, @Sha256)
