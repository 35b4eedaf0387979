-- What has been applied, written by the migration itself in its own transaction.
-- local
create table platform.migrations (
  module text not null,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now(),
  primary key (module, name)
);

-- The role that serves makes nothing, not even for the length of a session. PostgreSQL lets everybody make temporary tables.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
end
$$;
