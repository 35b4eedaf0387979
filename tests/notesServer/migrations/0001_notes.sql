-- local
create table notes.notes (number bigint primary key);
grant select, insert on notes.notes to leitu_server;
