-- Accounts that an administrator makes on the desk.

alter table desk.users add column must_choose boolean not null default false;
comment on column desk.users.must_choose is 'whoever comes in does nothing before choosing a password of his own';
