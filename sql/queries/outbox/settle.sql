-- A person's word on a message that is not a pack's mail and of which it is not known whether it arrived: it did, which settles one doubt, or it
-- is queued once more under its id. A row: its address.
update delivery.outbox
set state = case when @arrived then 'accepted' else 'queued' end, doubts = case when @arrived then greatest(doubts - 1, 0) else doubts end,
  tries = case when @arrived then tries else 0 end, answer = @answer, next_attempt_at = now(), ended_at = case when @arrived then now() end
where message = @message and kind <> 'pack' and state = 'uncertain'
returning address
