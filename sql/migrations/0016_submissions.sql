-- Submissions are kept whole: what they are, the files as they came, and which of them were taken back.

alter table warehouse.submissions add column kind text not null default 'import'
  check (kind in ('import', 'typed', 'told', 'withdrawal'));
alter table warehouse.submissions add column reason warehouse.words check (reason <> '');
alter table warehouse.submissions add column withdraws bigint unique references warehouse.submissions check (withdraws < submission);
alter table warehouse.submissions add constraint withdrawal_withdraws check ((kind = 'withdrawal') = (withdraws is not null));
alter table warehouse.submissions add constraint what_is_told_has_a_reason check (kind not in ('told', 'withdrawal') or reason is not null);
comment on column warehouse.submissions.kind is 'import: files; typed: a form of the desk; told: one number, by telephone; withdrawal: another one is taken back';

-- What counts: what was neither taken back nor takes something back.
create view warehouse.standing as
select s.submission
from warehouse.submissions s
where s.kind <> 'withdrawal' and not exists (select from warehouse.submissions w where w.withdraws = s.submission);

-- The bytes of a file in pieces, each compressed by itself; one after the other they are one gzip stream.
create table warehouse.submission_file_parts (
  submission bigint not null,
  name warehouse.words not null,
  seq integer not null check (seq >= 0),
  bytes bytea not null,
  primary key (submission, name, seq),
  foreign key (submission, name) references warehouse.submission_files
);
-- Compressed already.
alter table warehouse.submission_file_parts alter column bytes set storage external;

-- The same file again is found by its hash.
create index submission_files_sha256 on warehouse.submission_files (sha256);

create trigger append_only before update or delete on warehouse.submission_files
  for each row execute function warehouse.refuse_change();
create trigger not_emptied before truncate on warehouse.submission_files
  for each statement execute function warehouse.refuse_change();
create trigger append_only before update or delete on warehouse.submission_file_parts
  for each row execute function warehouse.refuse_change();
create trigger not_emptied before truncate on warehouse.submission_file_parts
  for each statement execute function warehouse.refuse_change();

-- What was said in words, or a day off, can be taken back as a value can.
alter table warehouse.notes alter column text drop not null;
comment on column warehouse.notes.text is 'null: withdrawn';
alter table warehouse.holidays alter column name_vi drop not null;
comment on column warehouse.holidays.name_vi is 'null: withdrawn';

do $$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_reader') then
    grant select on warehouse.submission_file_parts to analytics_reader;
  end if;

  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_app') then
    grant select, insert on warehouse.submission_file_parts to analytics_app;
  end if;
end
$$;
