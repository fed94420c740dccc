-- The warehouse's database on the embedded server; its owner migrates it.
create database analytics owner analytics_owner;
