-- The packs as they were when firms were judged by them: with these sources a judgement can be made again years later.
-- reference
create table libraries (
  version text primary key,
  -- Every file of packs with its tree, as the core loads them.
  files jsonb not null,
  kept_at timestamptz not null default now()
);

-- What firms of a region are judged by in a case on a day. A judgement gives its verdicts in the order of the packs.
-- reference
create table criteria (
  criteria_id uuid primary key,
  -- Of which library the packs are.
  version text not null,
  packs text[] not null,
  -- By pack: the highest score that it can give, null where it has none.
  maxima double precision[] not null,
  -- The facts that the packs read.
  facts text[] not null,
  -- Which of the packs, counted from 1, is in force for each rung; null where none is.
  innovative int,
  srdi int,
  little_giant int
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
  criteria_id uuid not null,
  -- By pack: the verdict, and the lowest and the highest score one behind the other, null where it has none.
  verdicts text[] not null,
  scores double precision[] not null,
  -- The highest title that the firm held then, and the fiscal year that y1 stands for in its facts.
  tier text,
  facts_year int,
  organisation_id uuid not null,
  person_id uuid,
  judged_at timestamptz not null default now(),
  -- The facts that the packs read, as they were, in the columns of enterprise.enterprises; those not there were missing.
  industry_code text collate "C",
  established_on date,
  employees_y1 bigint,
  rd_staff_y1 bigint,
  revenue_y1 bigint,
  revenue_y2 bigint,
  revenue_y3 bigint,
  main_revenue_y1 bigint,
  main_revenue_y2 bigint,
  main_revenue_y3 bigint,
  net_profit_y1 bigint,
  assets_y1 bigint,
  liabilities_y1 bigint,
  rd_expense_y1 bigint,
  rd_expense_y2 bigint,
  equity_raised_2y bigint,
  equity_raised_3y bigint,
  niche_years double precision,
  ip1_high_value bigint,
  ip1_self_developed bigint,
  ip1_total bigint,
  ip1_applied bigint,
  ip2_total bigint,
  provincial_award_rank_3y bigint,
  national_award_rank_3y bigint,
  maker_china_rank_3y bigint,
  rd_institution_level text,
  high_tech_or_ip_title boolean,
  title_innovative boolean,
  title_srdi boolean,
  strategic_emerging boolean,
  gap_filling boolean,
  six_bases boolean,
  time_honoured boolean,
  key_chain_supplier boolean,
  key_field boolean,
  digital_level bigint,
  core_business_it boolean,
  quality_award boolean,
  quality_cert boolean,
  own_brand boolean,
  standards boolean,
  mgmt_or_product_cert boolean,
  market_share double precision,
  market_rank_domestic bigint,
  local_feature_score double precision,
  development_score_y0 double precision,
  development_score_y1 double precision,
  abnormal_list boolean,
  dishonesty_list boolean,
  major_incident_3y boolean,
  prohibited_product boolean,
  judged_market_position boolean,
  judged_high_fame boolean,
  judged_key_link boolean,
  -- Those that have no column.
  other_facts jsonb,
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
) with (fillfactor = 50);
-- The day stands in no index and pages are half full: a firm that is judged anew and stands as before costs no entry of an index.
create index on standings (region_code, enterprise_id);
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

grant select, insert on libraries, criteria, runs, judgements to leitu_server;
grant select, insert, update on standings to leitu_server;
grant update (region_code) on judgements to leitu_server;
