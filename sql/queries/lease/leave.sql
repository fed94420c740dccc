-- Ends an attempt: the run ends, waits, or goes back to be tried again. A row: the run; none when the lease is lost. A pack whose storing
-- could not be stopped any more is not undone by cancelling.
with left_by as (
  update ledger.runs r
  set state = case when @state = 'deleted' and r.pack is not null then 'succeeded' else @state end,
    result = @result, error = @error, pack = coalesce(@pack, r.pack), held = @held::jsonb,
    lease_until = null,
    ended_at = case when @state in ('enqueued', 'retrying') then null else clock_timestamp() end
  where r.run = @Run and r.lease_epoch = @Epoch and r.state = 'processing'
  returning r.run, r.state, r.node
), noted as (
  insert into ledger.run_states (run, state, node, detail)
  select l.run, l.state, l.node, @detail from left_by l
)
select l.run from left_by l
