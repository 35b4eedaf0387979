-- Row-level security, the same on every table of firms: a firm sees itself; an office the firms of its region, whose code begins with
-- the office's; a partner the firms whose consent was looked up; the platform, which runs the machine, none. The owner of the tables
-- migrates, backs up and verifies. Policies are made of columns and settings alone, without questions to other tables, as Citus asks.
-- For the same reason each table carries the region of its firm. They are written as cases, since PostgreSQL takes a comparison of a
-- setting to be true of one row in two hundred and would plan as if hardly a firm were seen; a case it takes to be true of one in two.
-- The consented firms are looked for as a text in a text, since a list would be read anew for each row.

-- The step in which a number lies: the sign, the exponent and the first four bits of the fraction of its double, so that steps come in the
-- order of the numbers, there are sixteen between a number and its double, and zero is a step of its own. An entry of an index of numbers
-- goes to a place of its own among all others, and an import of many firms waits for these; an entry of an index of steps goes behind
-- those of its step, and many share a page. Searches ask for the step beside the number.
create function step_of(value double precision) returns smallint language sql immutable parallel safe
return (sign(value) * (256 * get_byte(float8send(abs(value)), 0) + get_byte(float8send(abs(value)), 1)))::smallint;

-- One row a firm: who it is, and of every fact the value that holds (docs/adr/0009). Ranges and orders of facts are found by index: the
-- types here are those whose comparisons are leakproof, since under row-level security no other index is used.
-- distributed by enterprise_id
create table enterprises (
  enterprise_id uuid primary key,
  region_code text collate "C" not null,
  -- Numbers stand before texts: PostgreSQL takes a row apart from its beginning, and only the text itself tells where it ends.
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
  digital_level bigint,
  market_share double precision,
  market_rank_domestic bigint,
  local_feature_score double precision,
  development_score_y0 double precision,
  development_score_y1 double precision,
  uscc text collate "C" not null,
  name text not null,
  -- The texts by whose beginnings the firm is found, each behind a line feed: what stands in terms, for a text that so many firms bear
  -- that they are found otherwise and asked one by one.
  found_by text not null default '',
  industry_code text collate "C",
  established_on date,
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
  core_business_it boolean,
  quality_award boolean,
  quality_cert boolean,
  own_brand boolean,
  standards boolean,
  mgmt_or_product_cert boolean,
  abnormal_list boolean,
  dishonesty_list boolean,
  major_incident_3y boolean,
  prohibited_product boolean,
  judged_market_position boolean,
  judged_high_fame boolean,
  judged_key_link boolean,
  -- The highest title held and since when.
  tier text,
  tier_granted_on date,
  -- In which step each number lies.
  employees_y1_step smallint generated always as (step_of(employees_y1)) stored,
  rd_staff_y1_step smallint generated always as (step_of(rd_staff_y1)) stored,
  revenue_y1_step smallint generated always as (step_of(revenue_y1)) stored,
  revenue_y2_step smallint generated always as (step_of(revenue_y2)) stored,
  revenue_y3_step smallint generated always as (step_of(revenue_y3)) stored,
  main_revenue_y1_step smallint generated always as (step_of(main_revenue_y1)) stored,
  main_revenue_y2_step smallint generated always as (step_of(main_revenue_y2)) stored,
  main_revenue_y3_step smallint generated always as (step_of(main_revenue_y3)) stored,
  net_profit_y1_step smallint generated always as (step_of(net_profit_y1)) stored,
  assets_y1_step smallint generated always as (step_of(assets_y1)) stored,
  liabilities_y1_step smallint generated always as (step_of(liabilities_y1)) stored,
  rd_expense_y1_step smallint generated always as (step_of(rd_expense_y1)) stored,
  rd_expense_y2_step smallint generated always as (step_of(rd_expense_y2)) stored,
  equity_raised_2y_step smallint generated always as (step_of(equity_raised_2y)) stored,
  equity_raised_3y_step smallint generated always as (step_of(equity_raised_3y)) stored,
  niche_years_step smallint generated always as (step_of(niche_years)) stored,
  ip1_high_value_step smallint generated always as (step_of(ip1_high_value)) stored,
  ip1_self_developed_step smallint generated always as (step_of(ip1_self_developed)) stored,
  ip1_total_step smallint generated always as (step_of(ip1_total)) stored,
  ip1_applied_step smallint generated always as (step_of(ip1_applied)) stored,
  ip2_total_step smallint generated always as (step_of(ip2_total)) stored,
  provincial_award_rank_3y_step smallint generated always as (step_of(provincial_award_rank_3y)) stored,
  national_award_rank_3y_step smallint generated always as (step_of(national_award_rank_3y)) stored,
  maker_china_rank_3y_step smallint generated always as (step_of(maker_china_rank_3y)) stored,
  digital_level_step smallint generated always as (step_of(digital_level)) stored,
  market_share_step smallint generated always as (step_of(market_share)) stored,
  market_rank_domestic_step smallint generated always as (step_of(market_rank_domestic)) stored,
  local_feature_score_step smallint generated always as (step_of(local_feature_score)) stored,
  development_score_y0_step smallint generated always as (step_of(development_score_y0)) stored,
  development_score_y1_step smallint generated always as (step_of(development_score_y1)) stored,
  -- Values of facts that have no column: those that a region's own packs add.
  other_facts jsonb,
  -- The fiscal year that y1 stands for in this row. When the year has turned, the row is made anew from the records.
  facts_year int not null,
  created_at timestamptz not null default now(),
  -- No two firms have the same moment, also where one transaction writes many.
  updated_at timestamptz not null default clock_timestamp()
);
-- Every index makes the import of many firms longer. So what has few values shares an index with its like: a search for the last of its
-- columns skips from one combination of the others to the next, of which there are few (PostgreSQL 18; earlier ones read the whole index).
create index on enterprises (region_code, enterprise_id);
create index on enterprises (uscc);
create index on enterprises (industry_code);
create index on enterprises (established_on);
create index on enterprises (updated_at);
create index on enterprises (name);
create index on enterprises (tier_granted_on);
create index on enterprises (tier, rd_institution_level, facts_year);
create index on enterprises (high_tech_or_ip_title, title_innovative, title_srdi, strategic_emerging, gap_filling);
create index on enterprises (six_bases, time_honoured, key_chain_supplier, key_field, core_business_it);
create index on enterprises (quality_award, quality_cert, own_brand, standards, mgmt_or_product_cert);
create index on enterprises (abnormal_list, dishonesty_list, major_incident_3y, prohibited_product);
create index on enterprises (judged_market_position, judged_high_fame, judged_key_link);
create index on enterprises (digital_level_step, provincial_award_rank_3y_step, national_award_rank_3y_step, maker_china_rank_3y_step);
-- Numbers by which firms are seldom sorted stand second, behind another of which there are some hundred steps.
create index on enterprises (employees_y1_step);
create index on enterprises (rd_staff_y1_step);
create index on enterprises (revenue_y1_step, revenue_y3_step);
create index on enterprises (revenue_y2_step, main_revenue_y3_step);
create index on enterprises (main_revenue_y1_step, main_revenue_y2_step);
create index on enterprises (net_profit_y1_step);
create index on enterprises (assets_y1_step);
create index on enterprises (liabilities_y1_step);
create index on enterprises (rd_expense_y1_step);
create index on enterprises (rd_expense_y2_step);
create index on enterprises (equity_raised_3y_step, equity_raised_2y_step);
create index on enterprises (ip1_high_value_step, ip1_self_developed_step);
create index on enterprises (ip1_total_step, ip1_applied_step);
create index on enterprises (ip2_total_step);
create index on enterprises (market_share_step, market_rank_domestic_step);
create index on enterprises (local_feature_score_step, niche_years_step);
create index on enterprises (development_score_y1_step, development_score_y0_step);

alter table enterprises enable row level security;
alter table enterprises force row level security;
create policy firm on enterprises to leitu_server using (
  case when current_setting('leitu.kind', true) = 'firm'
    then enterprise_id = nullif(current_setting('leitu.organisation', true), '')::uuid else false end
);
create policy office on enterprises to leitu_server using (
  case when current_setting('leitu.kind', true) = 'office'
    then starts_with(region_code, current_setting('leitu.region', true)) else false end
);
create policy partner on enterprises for select to leitu_server using (
  case when current_setting('leitu.consented', true) <> ''
    then current_setting('leitu.kind', true) in ('bank', 'guarantor', 'exchange', 'fund', 'service', 'department')
      and strpos(current_setting('leitu.consented', true), enterprise_id::text) > 0 else false end
);
create policy platform on enterprises to leitu_server using (current_setting('leitu.kind', true) = 'platform' and false);
create policy maintenance on enterprises to current_user using (true) with check (true);

-- What somebody said of a firm at one time: a set of facts with one source, period, day and piece of evidence. Records are only added.
-- distributed by enterprise_id
create table records (
  enterprise_id uuid not null,
  record_id uuid not null,
  region_code text collate "C" not null,
  source text not null,
  -- The fiscal year that y1 stands for in these facts.
  base_year int not null,
  -- The day on which it was so.
  stated_on date not null,
  -- As it was written, never searched: to be read as it is costs nothing.
  facts json not null,
  -- Facts that the source withdraws: their earlier values of this source no longer count.
  withdrawn text[] not null default '{}',
  evidence_id uuid,
  import_id uuid,
  organisation_id uuid not null,
  person_id uuid,
  entered_at timestamptz not null default now(),
  primary key (enterprise_id, record_id)
);

alter table records enable row level security;
alter table records force row level security;
create policy firm on records to leitu_server using (
  case when current_setting('leitu.kind', true) = 'firm'
    then enterprise_id = nullif(current_setting('leitu.organisation', true), '')::uuid else false end
);
create policy office on records to leitu_server using (
  case when current_setting('leitu.kind', true) = 'office'
    then starts_with(region_code, current_setting('leitu.region', true)) else false end
);
create policy partner on records for select to leitu_server using (
  case when current_setting('leitu.consented', true) <> ''
    then current_setting('leitu.kind', true) in ('bank', 'guarantor', 'exchange', 'fund', 'service', 'department')
      and strpos(current_setting('leitu.consented', true), enterprise_id::text) > 0 else false end
);
create policy platform on records to leitu_server using (current_setting('leitu.kind', true) = 'platform' and false);
create policy maintenance on records to current_user using (true) with check (true);

-- Evidence: a file that shows that a fact is so.
-- distributed by enterprise_id
create table evidence (
  enterprise_id uuid not null,
  evidence_id uuid not null,
  region_code text collate "C" not null,
  file_name text not null,
  media_type text not null,
  bytes int not null,
  sha256 bytea not null,
  content bytea not null,
  organisation_id uuid not null,
  person_id uuid,
  entered_at timestamptz not null default now(),
  primary key (enterprise_id, evidence_id)
);

alter table evidence enable row level security;
alter table evidence force row level security;
create policy firm on evidence to leitu_server using (
  case when current_setting('leitu.kind', true) = 'firm'
    then enterprise_id = nullif(current_setting('leitu.organisation', true), '')::uuid else false end
);
create policy office on evidence to leitu_server using (
  case when current_setting('leitu.kind', true) = 'office'
    then starts_with(region_code, current_setting('leitu.region', true)) else false end
);
create policy partner on evidence for select to leitu_server using (
  case when current_setting('leitu.consented', true) <> ''
    then current_setting('leitu.kind', true) in ('bank', 'guarantor', 'exchange', 'fund', 'service', 'department')
      and strpos(current_setting('leitu.consented', true), enterprise_id::text) > 0 else false end
);
create policy platform on evidence to leitu_server using (current_setting('leitu.kind', true) = 'platform' and false);
create policy maintenance on evidence to current_user using (true) with check (true);

-- The beginnings by which a firm is found: every tail of its name, its name in pinyin and in initials, and its code. A text that
-- stands anywhere in a name begins one of these, so a range of one index finds it.
-- distributed by enterprise_id
create table terms (
  enterprise_id uuid not null,
  term text collate "C" not null,
  region_code text collate "C" not null
);
create index on terms (term, region_code, enterprise_id);

alter table terms enable row level security;
alter table terms force row level security;
create policy firm on terms to leitu_server using (
  case when current_setting('leitu.kind', true) = 'firm'
    then enterprise_id = nullif(current_setting('leitu.organisation', true), '')::uuid else false end
);
create policy office on terms to leitu_server using (
  case when current_setting('leitu.kind', true) = 'office'
    then starts_with(region_code, current_setting('leitu.region', true)) else false end
);
create policy partner on terms for select to leitu_server using (
  case when current_setting('leitu.consented', true) <> ''
    then current_setting('leitu.kind', true) in ('bank', 'guarantor', 'exchange', 'fund', 'service', 'department')
      and strpos(current_setting('leitu.consented', true), enterprise_id::text) > 0 else false end
);
create policy platform on terms to leitu_server using (current_setting('leitu.kind', true) = 'platform' and false);
create policy maintenance on terms to current_user using (true) with check (true);

-- A firm lets an organisation see its dossier, for a purpose and a time.
-- distributed by enterprise_id
create table consents (
  enterprise_id uuid not null,
  consent_id uuid not null,
  region_code text collate "C" not null,
  partner_id uuid not null,
  purpose text not null,
  from_day date not null,
  until_day date not null,
  given_by uuid,
  given_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (enterprise_id, consent_id),
  check (from_day <= until_day)
);
create index on consents (partner_id, until_day);

alter table consents enable row level security;
alter table consents force row level security;
create policy firm on consents to leitu_server using (
  case when current_setting('leitu.kind', true) = 'firm'
    then enterprise_id = nullif(current_setting('leitu.organisation', true), '')::uuid else false end
);
create policy office on consents to leitu_server using (
  case when current_setting('leitu.kind', true) = 'office'
    then starts_with(region_code, current_setting('leitu.region', true)) else false end
);
create policy partner on consents for select to leitu_server using (
  case when current_setting('leitu.consented', true) <> ''
    then current_setting('leitu.kind', true) in ('bank', 'guarantor', 'exchange', 'fund', 'service', 'department')
      and strpos(current_setting('leitu.consented', true), enterprise_id::text) > 0 else false end
);
create policy platform on consents to leitu_server using (current_setting('leitu.kind', true) = 'platform' and false);
create policy maintenance on consents to current_user using (true) with check (true);

-- A partner sees which firms have consented to it: that is how it comes to see them.
create policy given on consents for select to leitu_server using (
  partner_id = nullif(current_setting('leitu.organisation', true), '')::uuid
);

-- A file that an office brings in: uploaded, looked at, written whole or not at all.
-- local
create table imports (
  import_id uuid primary key,
  organisation_id uuid not null,
  person_id uuid,
  file_name text not null,
  bytes bigint not null,
  sha256 bytea not null,
  source text not null,
  base_year int not null,
  stated_on date not null,
  -- For each column of the file the fact it holds and how it is written, or null.
  columns jsonb,
  state text not null check (state in ('uploaded', 'previewing', 'previewed', 'writing', 'written', 'failed', 'discarded')),
  job_id uuid,
  -- What the preview found: counts, and examples of what would change.
  preview jsonb,
  -- What was written: counts and the digest of the records.
  outcome jsonb,
  created_at timestamptz not null default now(),
  written_at timestamptz
);
create index on imports (organisation_id, created_at desc);

alter table imports enable row level security;
alter table imports force row level security;
create policy own on imports to leitu_server using (
  organisation_id = nullif(current_setting('leitu.organisation', true), '')::uuid
);
create policy maintenance on imports to current_user using (true) with check (true);

-- The bytes of an uploaded file, until it is written or discarded: any server can take the next step.
-- local
create table import_chunks (
  import_id uuid not null references imports on delete cascade,
  number int not null,
  organisation_id uuid not null,
  content bytea not null,
  primary key (import_id, number)
);

alter table import_chunks enable row level security;
alter table import_chunks force row level security;
create policy own on import_chunks to leitu_server using (
  organisation_id = nullif(current_setting('leitu.organisation', true), '')::uuid
);
create policy maintenance on import_chunks to current_user using (true) with check (true);

-- Every refused cell of a previewed file, as many as are kept.
-- local
create table import_refusals (
  import_id uuid not null references imports on delete cascade,
  number int not null,
  organisation_id uuid not null,
  row_number int not null,
  column_name text not null,
  value text not null,
  code text not null,
  message jsonb not null,
  primary key (import_id, number)
);

alter table import_refusals enable row level security;
alter table import_refusals force row level security;
create policy own on import_refusals to leitu_server using (
  organisation_id = nullif(current_setting('leitu.organisation', true), '')::uuid
);
create policy maintenance on import_refusals to current_user using (true) with check (true);

-- How an organisation has mapped a column before, by its header.
-- local
create table mappings (
  organisation_id uuid not null,
  header text not null,
  -- The fact and the unit, or null where the column is left out.
  reading jsonb,
  used_at timestamptz not null default now(),
  primary key (organisation_id, header)
);

alter table mappings enable row level security;
alter table mappings force row level security;
create policy own on mappings to leitu_server using (
  organisation_id = nullif(current_setting('leitu.organisation', true), '')::uuid
);
create policy maintenance on mappings to current_user using (true) with check (true);

grant select, insert, update on enterprises to leitu_server;
grant select, insert on records, evidence to leitu_server;
grant select, insert, update, delete on terms to leitu_server;
grant select, insert, update on consents to leitu_server;
-- When a firm moves to another county, its rows follow; nothing else of them ever changes.
grant update (region_code) on records, evidence to leitu_server;
grant select, insert, update, delete on imports, import_chunks, import_refusals, mappings to leitu_server;
