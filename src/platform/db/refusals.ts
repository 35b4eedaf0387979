import { defineRefusals } from '@leitu/kernel';

/** Why there is no database to serve from. They end the start of the server, so they are written for its operator. */
export const refuse = defineRefusals({
  no_binaries: {
    status: 503,
    zh: '没有适用于 {platform} 的内置 PostgreSQL。请设置环境变量 DATABASE_URL，使用自己的 PostgreSQL（15 或更高版本）。',
    en: 'There is no embedded PostgreSQL for {platform}. Set DATABASE_URL to a PostgreSQL server of your own (15 or newer).',
  },
  no_user: {
    status: 503,
    zh: 'PostgreSQL 不能以 root 身份运行，而本机没有可用的普通用户。请新建一个用户（如 useradd postgres），或设置 DATABASE_URL。',
    en: 'PostgreSQL does not run as root, and this machine has no ordinary user to run it as. Add one (such as useradd postgres), or set DATABASE_URL.',
  },
  data_not_writable: {
    status: 503,
    zh: '无法写入数据目录 {folder}（{reason}）。请以其所有者运行，或用环境变量 LEITU_DATA 指定可写的目录。',
    en: 'The data folder {folder} cannot be written ({reason}). Run as its owner, or name a folder you may write in LEITU_DATA.',
  },
  data_out_of_reach: {
    status: 503,
    zh: '数据在 {folder}，但运行 PostgreSQL 的用户 {user} 进不去。请放开其上级目录的进入权限（chmod o+x），或把数据移到别处并用 LEITU_DATA 指明。',
    en: 'The data are in {folder}, which the user {user} that runs PostgreSQL cannot enter. Open the folders above it (chmod o+x), or move the data and name their folder in LEITU_DATA.',
  },
  data_of_another_user: {
    status: 503,
    zh: '数据目录 {folder} 属于另一用户（编号 {owner}）。请以该用户或 root 运行，或用 LEITU_DATA 另指定目录。',
    en: 'The data in {folder} belong to another user (number {owner}). Run as that user or as root, or name another folder in LEITU_DATA.',
  },
  data_gone: {
    status: 503,
    zh: '数据原在 {folder}，现已不存在。请恢复或重新挂载该目录；若确实要从空库开始，请删除链接 {link}。',
    en: 'The data were in {folder}, which is no longer there. Restore or mount it; to begin with an empty database, delete the link {link}.',
  },
  data_not_postgres: {
    status: 503,
    zh: '目录 {folder} 不为空，却不是 PostgreSQL 的数据。请移走其中的文件，或用 LEITU_DATA 另指定目录。',
    en: 'The folder {folder} is not empty and holds no PostgreSQL data. Move its files away, or name another folder in LEITU_DATA.',
  },
  data_of_another_version: {
    status: 503,
    zh: '{folder} 中的数据属于 PostgreSQL {found}，而内置的是 {expected}。请用原版本导出（pg_dump），移走该目录后再导入。',
    en: 'The data in {folder} are of PostgreSQL {found}, and the embedded one is {expected}. Dump them with the old version (pg_dump), move the folder away and load the dump.',
  },
  socket_folder_taken: {
    status: 503,
    zh: '数据目录的路径过长，须把套接字放在 {folder}，但该处已被他人占用。请删除它，或用 LEITU_DATA 指定较短的路径。',
    en: 'The path of the data folder is long, so the socket belongs in {folder}, which somebody else has taken. Remove it, or name a shorter path in LEITU_DATA.',
  },
  initdb_failed: {
    status: 503,
    zh: '无法建立数据库：\n{output}\n请检查磁盘空间与权限后重试。',
    en: 'The database could not be made:\n{output}\nCheck the space on the disk and the permissions, then start again.',
  },
  postgres_failed: {
    status: 503,
    zh: 'PostgreSQL 未能启动：\n{output}\n完整日志见 {logFile}。',
    en: 'PostgreSQL did not start:\n{output}\nThe whole log is {logFile}.',
  },
  database_unreachable: {
    status: 503,
    zh: '无法连接 DATABASE_URL 所指的数据库：{reason}。请核对地址、用户名、密码与网络。',
    en: 'The database of DATABASE_URL cannot be reached: {reason}. Check its address, user, password and the network.',
  },
  database_too_old: {
    status: 503,
    zh: '数据库为 PostgreSQL {found}，需要 15 或更高版本。',
    en: 'The database is PostgreSQL {found}; 15 or newer is needed.',
  },
  database_not_utf8: {
    status: 503,
    zh: '数据库的编码为 {found}，需要 UTF8。请以 ENCODING UTF8 新建数据库。',
    en: 'The encoding of the database is {found}; UTF8 is needed. Make a database with ENCODING UTF8.',
  },
  serving_role_missing: {
    status: 503,
    zh: '数据库用户 {user} 不能使用服务角色 leitu_server。请由管理员执行：CREATE ROLE leitu_server; GRANT leitu_server TO {user};',
    en: 'The database user {user} may not act as leitu_server. Let an administrator run: CREATE ROLE leitu_server; GRANT leitu_server TO {user};',
  },
  serving_role_too_strong: {
    status: 503,
    zh: '服务连接的数据库用户 {user} 拥有表或特权（超级用户、绕过行级安全、建表等），不能用来提供服务。请在 DATABASE_SERVER_URL 中改用只属于 leitu_server 的用户。',
    en: 'The database user {user} owns tables or has privileges (superuser, bypassing row-level security, creating), so the server does not serve as it. Name a user in DATABASE_SERVER_URL who is only a member of leitu_server.',
  },
  migration_misnamed: {
    status: 503,
    zh: '迁移文件 {file} 的名称应为四位序号加说明，如 0001_lending.sql，且序号不得重复。',
    en: 'The migration {file} should be named by four digits and a word, such as 0001_lending.sql, and no two share their digits.',
  },
  migration_changed: {
    status: 503,
    zh: '迁移 {migration} 已执行过，但文件内容其后被改动。请还原该文件，把改动写成新的迁移。',
    en: 'The migration {migration} has been applied and its file has changed since. Restore the file and write the change as a new migration.',
  },
  migration_unknown: {
    status: 503,
    zh: '数据库执行过本版本没有的迁移 {migration}，说明它被更新的版本用过。请使用该版本或更新的版本。',
    en: 'The database has had the migration {migration}, which this version does not know: a newer version has used it. Run that version or a newer one.',
  },
  migration_out_of_order: {
    status: 503,
    zh: '迁移 {migration} 排在已执行的 {applied} 之前。请把它的序号改到最后。',
    en: 'The migration {migration} comes before {applied}, which has been applied. Number it to come last.',
  },
  migration_failed: {
    status: 503,
    zh: '迁移 {place} 执行失败，未留下任何改动：{reason}',
    en: 'The migration {place} failed and left nothing behind: {reason}',
  },
  distribution_failed: {
    status: 503,
    zh: 'Citus 未能接管表：{reason}。请用 leitu doctor 查看每张表的情况，处理后再启动。',
    en: 'Citus did not take a table over: {reason}. Look at each table with leitu doctor, mend it and start again.',
  },
});
