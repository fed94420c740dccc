-- Adds a decision on a suggestion, for all versions of its pack from now on. @accepted: false to drop it. @by: who decided.
insert into packs.suggestion_decisions (committee, series, period, suggestion, accepted, decided_by)
values (@Committee, @Series, @Period, @suggestion, @accepted, @by)
