-- Notes a migration (@Name, hash @Sha256) in the transaction that applies it.
insert into migrations.applied (name, sha256)
values (@Name, @Sha256);
