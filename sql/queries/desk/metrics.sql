-- Counts for monitoring: what is counted, its state, how many.
select 'analytics_runs' as name, r.state, count(*)::int as count from ledger.runs r group by r.state
union all
select 'analytics_packs', p.state, count(*)::int from packs.packs p group by p.state
union all
select 'analytics_messages', o.state, count(*)::int from delivery.outbox o group by o.state
order by 1, 2
