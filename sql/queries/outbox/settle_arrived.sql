-- Somebody has asked: a pack's message of which it was not known has arrived. One doubt is settled; earlier ones stay. @Id: the pack.
update delivery.outbox
set state = 'accepted', doubts = greatest(doubts - 1, 0), answer = @answer, ended_at = now()
where pack = @Id and kind = 'pack' and lower(address) = lower(@address) and state = 'uncertain'
