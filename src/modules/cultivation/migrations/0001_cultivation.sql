-- The packs as they were when firms were judged by them: with these sources a judgement can be made again years later.
-- reference
create table libraries (
  version text primary key,
  -- Every file of packs with its tree, as the core loads them.
  files jsonb not null,
  kept_at timestamptz not null default now()
);

-- A run over a region: all its firms judged on one day.
-- local
create table runs (
  run_id uuid primary key,
  organisation_id uuid not null,
  person_id uuid,
  region_code text collate "C" not null,
  judged_on date not null,
  case_type text not null check (case_type in ('new', 'recheck')),
  version text not null,
  packs text[] not null,
  firms bigint not null,
  -- How many firms have each verdict, by pack.
  tally jsonb not null,
  ended_at timestamptz not null default now()
);
create index on runs (organisation_id, ended_at desc);
alter table runs enable row level security;
alter table runs force row level security;
create policy office on runs for select to leitu_server using (
  current_setting('leitu.kind', true) = 'office' and starts_with(region_code, current_setting('leitu.region', true))
);
create policy own on runs to leitu_server using (
  organisation_id = nullif(current_setting('leitu.organisation', true), '')::uuid
);
create policy maintenance on runs to current_user using (true) with check (true);

-- What the packs said of a firm on a day, with the facts they read. Judgements are only added.
-- distributed by enterprise_id
create table judgements (
  enterprise_id uuid not null,
  judgement_id uuid not null,
  region_code text collate "C" not null,
  run_id uuid,
  judged_on date not null,
  case_type text not null check (case_type in ('new', 'recheck')),
  version text not null,
  -- By pack: the verdict, and the lowest and highest score where it has one.
  results jsonb not null,
  -- The facts that the packs read, money in fen; those not there were missing.
  facts jsonb not null,
  organisation_id uuid not null,
  person_id uuid,
  judged_at timestamptz not null default now(),
  primary key (enterprise_id, judgement_id)
);
create index on judgements (run_id, enterprise_id);

alter table judgements enable row level security;
alter table judgements force row level security;
create policy firm on judgements to leitu_server using (
  current_setting('leitu.kind', true) = 'firm' and enterprise_id = nullif(current_setting('leitu.organisation', true), '')::uuid
);
create policy office on judgements to leitu_server using (
  current_setting('leitu.kind', true) = 'office' and starts_with(region_code, current_setting('leitu.region', true))
);
create policy partner on judgements for select to leitu_server using (
  current_setting('leitu.kind', true) in ('bank', 'guarantor', 'exchange', 'fund', 'service', 'department')
  and enterprise_id = any (string_to_array(nullif(current_setting('leitu.consented', true), ''), ',')::uuid[])
);
create policy platform on judgements to leitu_server using (current_setting('leitu.kind', true) = 'platform' and false);
create policy maintenance on judgements to current_user using (true) with check (true);

-- Where each firm stands by its latest judgement, one verdict a rung by the pack in force on that day.
-- distributed by enterprise_id
create table standings (
  enterprise_id uuid primary key,
  region_code text collate "C" not null,
  judgement_id uuid not null,
  judged_on date not null,
  innovative text,
  srdi text,
  little_giant text,
  judged_at timestamptz not null default now()
);
create index on standings (region_code, enterprise_id);
create index on standings (srdi, enterprise_id);
create index on standings (innovative, enterprise_id);
create index on standings (little_giant, enterprise_id);

alter table standings enable row level security;
alter table standings force row level security;
create policy firm on standings to leitu_server using (
  current_setting('leitu.kind', true) = 'firm' and enterprise_id = nullif(current_setting('leitu.organisation', true), '')::uuid
);
create policy office on standings to leitu_server using (
  current_setting('leitu.kind', true) = 'office' and starts_with(region_code, current_setting('leitu.region', true))
);
create policy partner on standings for select to leitu_server using (
  current_setting('leitu.kind', true) in ('bank', 'guarantor', 'exchange', 'fund', 'service', 'department')
  and enterprise_id = any (string_to_array(nullif(current_setting('leitu.consented', true), ''), ',')::uuid[])
);
create policy platform on standings to leitu_server using (current_setting('leitu.kind', true) = 'platform' and false);
create policy maintenance on standings to current_user using (true) with check (true);

grant select, insert on libraries, runs, judgements to leitu_server;
grant select, insert, update on standings to leitu_server;
grant update (region_code) on judgements to leitu_server;
