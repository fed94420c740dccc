-- Keeps an act, in the transaction of what it changed. @what: its code; @door and @place: where it came from; @details: JSON, or null.
insert into audit.acts (by, what, subject, door, place, details)
values (@by, @what, @subject, @door, @place, @details::jsonb)
