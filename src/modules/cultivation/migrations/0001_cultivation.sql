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
  -- The firm as it was then: its industry, and the highest title it held.
  industry_code text collate "C",
  tier text,
  -- The verdict of the pack in force for each rung; null where none was.
  innovative text,
  srdi text,
  little_giant text,
  -- By pack: the verdict, the lowest and highest score where it has one, and whether it was in force. Written and read whole, so as
  -- text, which is smaller than jsonb and written faster.
  results json not null,
  -- The facts that the packs read, money in fen, and the fiscal year that y1 stands for in them; those not there were missing.
  facts json not null,
  facts_year int,
  organisation_id uuid not null,
  person_id uuid,
  judged_at timestamptz not null default now(),
  primary key (enterprise_id, judgement_id)
);
create index on judgements (run_id, enterprise_id) where run_id is not null;

alter table judgements enable row level security;
alter table judgements force row level security;
create policy firm on judgements to leitu_server using (
  case when current_setting('leitu.kind', true) = 'firm'
    then enterprise_id = nullif(current_setting('leitu.organisation', true), '')::uuid else false end
);
create policy office on judgements to leitu_server using (
  case when current_setting('leitu.kind', true) = 'office'
    then starts_with(region_code, current_setting('leitu.region', true)) else false end
);
create policy partner on judgements for select to leitu_server using (
  case when current_setting('leitu.consented', true) <> ''
    then current_setting('leitu.kind', true) in ('bank', 'guarantor', 'exchange', 'fund', 'service', 'department')
      and strpos(current_setting('leitu.consented', true), enterprise_id::text) > 0 else false end
);
create policy platform on judgements to leitu_server using (current_setting('leitu.kind', true) = 'platform' and false);
create policy maintenance on judgements to current_user using (true) with check (true);

-- Where each firm stands by its judgement of the latest day, one verdict a rung by the pack in force on that day, with the industry and
-- the title that it had then.
-- distributed by enterprise_id
create table standings (
  enterprise_id uuid primary key,
  region_code text collate "C" not null,
  judgement_id uuid not null,
  judged_on date not null,
  industry_code text collate "C",
  tier text,
  innovative text,
  srdi text,
  little_giant text,
  judged_at timestamptz not null default now()
);
-- The counts of a region are read from the index alone.
create index on standings (region_code, enterprise_id) include (industry_code, tier, innovative, srdi, little_giant, judged_on);
create index on standings (innovative, region_code, enterprise_id) include (tier, industry_code);
create index on standings (srdi, region_code, enterprise_id) include (tier, industry_code);
create index on standings (little_giant, region_code, enterprise_id) include (tier, industry_code);

alter table standings enable row level security;
alter table standings force row level security;
create policy firm on standings to leitu_server using (
  case when current_setting('leitu.kind', true) = 'firm'
    then enterprise_id = nullif(current_setting('leitu.organisation', true), '')::uuid else false end
);
create policy office on standings to leitu_server using (
  case when current_setting('leitu.kind', true) = 'office'
    then starts_with(region_code, current_setting('leitu.region', true)) else false end
);
create policy partner on standings for select to leitu_server using (
  case when current_setting('leitu.consented', true) <> ''
    then current_setting('leitu.kind', true) in ('bank', 'guarantor', 'exchange', 'fund', 'service', 'department')
      and strpos(current_setting('leitu.consented', true), enterprise_id::text) > 0 else false end
);
create policy platform on standings to leitu_server using (current_setting('leitu.kind', true) = 'platform' and false);
create policy maintenance on standings to current_user using (true) with check (true);

grant select, insert on libraries, runs, judgements to leitu_server;
grant select, insert, update on standings to leitu_server;
grant update (region_code) on judgements to leitu_server;
