-- A search over a region for the firms that are one step away from a rung.
-- local
create table step_runs (
  step_run_id uuid primary key,
  organisation_id uuid not null,
  person_id uuid,
  region_code text collate "C" not null,
  looked_on date not null,
  version text not null,
  firms bigint not null,
  -- By rung: how many firms do not meet it, and how many of these are one step away.
  tally jsonb not null,
  ended_at timestamptz not null default now()
);
create index on step_runs (organisation_id, ended_at desc);
alter table step_runs enable row level security;
alter table step_runs force row level security;
create policy office on step_runs for select to leitu_server using (
  current_setting('leitu.kind', true) = 'office' and starts_with(region_code, current_setting('leitu.region', true))
);
create policy own on step_runs to leitu_server using (
  organisation_id = nullif(current_setting('leitu.organisation', true), '')::uuid
);
create policy maintenance on step_runs to current_user using (true) with check (true);

-- The single changes by which a firm would meet a rung, from the latest search that looked at it: one row for each fact that alone is enough.
-- distributed by enterprise_id
create table steps (
  enterprise_id uuid not null,
  rung text not null,
  fact text not null,
  region_code text collate "C" not null,
  step_run_id uuid not null,
  -- The firm as it was then: its industry, and the highest title it held.
  industry_code text collate "C",
  tier text,
  pack text not null,
  -- Whether a fact moves or is only to be stated, the value of then and the value that is enough, money in fen, and how that is meant.
  kind text not null check (kind in ('move', 'state')),
  value_now jsonb,
  value_needed jsonb not null,
  bound text not null check (bound in ('least', 'most', 'exact')),
  cost double precision not null,
  articles text[] not null,
  -- What it would be judged with the change: met, or judgement where a person must still judge.
  verdict text not null check (verdict in ('met', 'judgement')),
  -- The first day on which the change can hold.
  holds_from date not null,
  primary key (enterprise_id, rung, fact)
);
-- The ranking of steps of a region is read from the index alone.
create index on steps (rung, region_code, enterprise_id) include (fact, kind, industry_code, tier, cost, holds_from);

alter table steps enable row level security;
alter table steps force row level security;
create policy firm on steps for select to leitu_server using (
  case when current_setting('leitu.kind', true) = 'firm'
    then enterprise_id = nullif(current_setting('leitu.organisation', true), '')::uuid else false end
);
create policy office on steps to leitu_server using (
  case when current_setting('leitu.kind', true) = 'office'
    then starts_with(region_code, current_setting('leitu.region', true)) else false end
);
create policy partner on steps for select to leitu_server using (
  case when current_setting('leitu.consented', true) <> ''
    then current_setting('leitu.kind', true) in ('bank', 'guarantor', 'exchange', 'fund', 'service', 'department')
      and strpos(current_setting('leitu.consented', true), enterprise_id::text) > 0 else false end
);
create policy platform on steps to leitu_server using (current_setting('leitu.kind', true) = 'platform' and false);
create policy maintenance on steps to current_user using (true) with check (true);

-- What changing a fact costs in a region, as per cent of what the packs say. Whoever asks for a firm's least change reads it.
-- local
create table change_costs (
  region_code text collate "C" not null,
  fact text not null,
  percent int not null check (percent between 1 and 1000),
  organisation_id uuid not null,
  person_id uuid,
  set_at timestamptz not null default now(),
  primary key (region_code, fact)
);
alter table change_costs enable row level security;
alter table change_costs force row level security;
create policy everybody on change_costs for select to leitu_server using (true);
create policy office on change_costs to leitu_server using (
  current_setting('leitu.kind', true) = 'office' and region_code = current_setting('leitu.region', true)
);
create policy maintenance on change_costs to current_user using (true) with check (true);

grant select, insert on step_runs to leitu_server;
grant select, insert, update, delete on steps to leitu_server;
grant select, insert, update, delete on change_costs to leitu_server;
