-- Keeps something that happened to a version of a pack and left its state as it was. @Id: the version.
insert into packs.pack_events (pack, state, by, comment)
values (@Id, @State, @by, @comment)
