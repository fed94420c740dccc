-- Keeps a key; one that is known stays as it is.
insert into desk.keys (name, xml)
values (@name, @xml)
on conflict (name) do nothing
