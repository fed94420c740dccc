-- What an import was warned of: it was stored all the same. The first 200 of an import; append-only. Rights come with the schema (0003).

create table warehouse.submission_warnings (
  submission bigint not null references warehouse.submissions,
  seq integer not null check (seq > 0),
  code text collate "C" not null check (code ~ '^[a-z]+(_[a-z]+)*$'),
  file warehouse.words not null,
  place text not null,
  message_vi warehouse.words not null,
  message_en warehouse.words not null,
  primary key (submission, seq)
);
comment on column warehouse.submission_warnings.place is 'a cell of a workbook, Tổ chức!D14; of a CSV file row and column, 7:value';

create trigger append_only before update or delete on warehouse.submission_warnings
  for each row execute function warehouse.refuse_change();
create trigger not_emptied before truncate on warehouse.submission_warnings
  for each statement execute function warehouse.refuse_change();

alter table warehouse.submissions add column warnings_total bigint not null default 0 check (warnings_total >= 0);
comment on column warehouse.submissions.warnings_total is 'how many there were, kept or not';

do $$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_app') then
    grant update (warnings_total) on warehouse.submissions to analytics_app;
  end if;
end
$$;
