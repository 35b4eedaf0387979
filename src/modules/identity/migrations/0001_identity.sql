-- Who signs in must be found before it is known who asks, so these tables have no row-level security; none of them holds a fact of a firm.
-- They are asked by their own module alone and never joined with rows of firms, so all of them stay on one machine.

-- local
create table organisations (
  organisation_id uuid primary key,
  kind text not null check (kind in ('firm', 'office', 'bank', 'guarantor', 'exchange', 'fund', 'service', 'department', 'platform')),
  -- Offices only: the length of their region says it too.
  level text check (level in ('ministry', 'province', 'city', 'county')),
  name text not null,
  -- The beginning of the region codes it is in charge of, or where it is; empty for the ministry and the platform.
  region_code text collate "C" not null check (region_code ~ '^(\d{2}|\d{4}|\d{6})?$'),
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  check ((kind = 'office') = (level is not null))
);

-- local
create table people (
  person_id uuid primary key,
  organisation_id uuid not null references organisations,
  login text not null unique,
  name text not null,
  role text not null,
  -- scheme$parameters$salt$hash; null for who signs in by single sign-on alone.
  password_hash text,
  sso_issuer text,
  sso_subject text,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  unique (sso_issuer, sso_subject)
);
create index on people (organisation_id);

-- local
create table sessions (
  -- SHA-256 of what the cookie holds: whoever reads the table cannot sign in with it.
  session_hash bytea primary key,
  session_id uuid not null unique,
  person_id uuid not null references people on delete cascade,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  address text,
  browser text
);
create index on sessions (person_id);

-- local
create table tokens (
  token_id uuid primary key,
  secret_hash bytea not null,
  organisation_id uuid not null references organisations,
  person_id uuid not null references people,
  name text not null,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index on tokens (organisation_id);

-- An invitation to join an organisation. The code with which a firm claims its dossier is one, to the firm's own organisation.
-- local
create table invitations (
  code_hash bytea primary key,
  invitation_id uuid not null unique,
  organisation_id uuid not null references organisations,
  role text not null,
  invited_by uuid references people,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_by uuid references people,
  accepted_at timestamptz,
  revoked_at timestamptz
);
create index on invitations (organisation_id);

-- Failed attempts, counted for an account or an address within a window of time.
-- local
create table attempts (
  key text primary key,
  failures int not null,
  window_began_at timestamptz not null
);

-- A browser that went to the provider of single sign-on and may come back once. What it must bring is made of the secret in its cookie,
-- so the table holds nothing to sign in with.
-- local
create table sso_attempts (
  state_hash bytea primary key,
  -- The person who links the account of the provider to the own one; null where somebody signs in.
  person_id uuid references people on delete cascade,
  return_to text not null,
  expires_at timestamptz not null
);

grant select, insert, update on organisations, people, tokens, invitations to leitu_server;
grant select, insert, update, delete on sessions, attempts, sso_attempts to leitu_server;
