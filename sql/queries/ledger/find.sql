-- One run.
select r.run as id, r.series::text, r.committee::text, r.period, r.step, r.due, r.resumed_at, r.as_of, r.force, r.reason::text, r.requested_by::text,
  r.state, r.attempt, r.cancel_requested, r.node, r.stage, r.late, r.pack, p.version as pack_version, r.result::text, r.error::text, r.held::text,
  r.on_hold, r.created_at, r.started_at, r.ended_at
from ledger.runs r
left join packs.packs p on p.pack = r.pack
where r.run = @run
