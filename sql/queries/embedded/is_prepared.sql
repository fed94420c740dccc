-- Whether the embedded server has its database, the last thing that is made in a new one: one row, one boolean.
select exists (select from pg_catalog.pg_database where datname = 'analytics');
