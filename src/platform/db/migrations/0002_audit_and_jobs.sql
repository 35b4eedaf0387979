-- The end of every chain of audit events: whoever adds an event holds the row of its chain until the transaction ends, so writers of
-- one chain follow each other and writers of different chains do not wait.
-- local
create table audit_chains (
  chain text primary key,
  position bigint not null,
  hash bytea not null
);

-- What was changed, by whom, from where: each event carries the hash of the one before it in its chain.
-- local
create table audit_events (
  chain text not null,
  position bigint not null,
  event_id uuid not null,
  happened_at timestamptz(3) not null,
  action text not null,
  organisation_id uuid,
  person_id uuid,
  token_id uuid,
  address text,
  -- The firm it is about, and the region of what it is about; empty where it is about no region.
  firm_id uuid,
  region_code text collate "C" not null,
  detail jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (chain, position)
);
create index on audit_events (happened_at desc);
create index on audit_events (organisation_id, happened_at desc);
create index on audit_events (firm_id, happened_at desc);

alter table audit_events enable row level security;
alter table audit_events force row level security;
create policy firm on audit_events for select to leitu_server using (
  current_setting('leitu.kind', true) = 'firm' and firm_id = nullif(current_setting('leitu.organisation', true), '')::uuid
);
create policy office on audit_events for select to leitu_server using (
  current_setting('leitu.kind', true) = 'office' and (
    region_code <> '' and starts_with(region_code, current_setting('leitu.region', true))
    -- What an office does is about its region; the ministry's is the whole country, whose code is empty.
    or organisation_id = nullif(current_setting('leitu.organisation', true), '')::uuid
  )
);
create policy partner on audit_events for select to leitu_server using (
  current_setting('leitu.kind', true) in ('bank', 'guarantor', 'exchange', 'fund', 'service', 'department')
  and organisation_id = nullif(current_setting('leitu.organisation', true), '')::uuid
);
-- Who runs the platform sees what was done to it, and of firms nothing.
create policy platform on audit_events for select to leitu_server using (
  current_setting('leitu.kind', true) = 'platform' and firm_id is null
);
-- Everybody signs with the own name only.
create policy sign on audit_events for insert to leitu_server with check (
  organisation_id = nullif(current_setting('leitu.organisation', true), '')::uuid
);
create policy maintenance on audit_events to current_user using (true) with check (true);

-- Work that takes longer than a request: who asked for it, how far it is, and what came of it.
-- local
create table jobs (
  job_id uuid primary key,
  kind text not null,
  organisation_id uuid not null,
  person_id uuid,
  -- The actor for whom it is done, as it was when it was asked for.
  actor jsonb not null,
  input jsonb not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'running', 'done', 'refused', 'failed', 'cancelled', 'interrupted')),
  stage text,
  done bigint not null default 0,
  total bigint,
  outcome jsonb,
  refusal jsonb,
  is_cancel_requested boolean not null default false,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz
);
create index on jobs (created_at) where state in ('waiting', 'running');
create index on jobs (organisation_id, created_at desc);

grant select, insert, update on audit_chains to leitu_server;
grant select, insert on audit_events to leitu_server;
grant select, insert, update on jobs to leitu_server;
