-- Keeps a file of a message.
insert into delivery.outbox_files (message, position, name, media_type, content)
values (@message, @position, @Name, @MediaType, @Content)
