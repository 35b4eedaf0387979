import { defineRefusals, type RefusalDefinition } from '@leitu/kernel';

/** Why a backup is not made or not restored. */
const definitions = {
  backup_exists: {
    status: 409,
    zh: '文件 {path} 已存在。请换一个文件名；备份从不覆盖已有文件。',
    en: 'The file {path} is there already. Choose another name: a backup never overwrites one.',
  },
  backup_of_nothing: {
    status: 409,
    zh: '这个数据库是空的，没有可备份的内容。请核对 LEITU_DATA 或 DATABASE_URL。',
    en: 'The database is empty, so there is nothing to back up. Check LEITU_DATA or DATABASE_URL.',
  },
  backup_unreadable: {
    status: 422,
    zh: '无法读取 {path}：{reason}',
    en: 'The file {path} cannot be read: {reason}',
  },
  backup_not_one: {
    status: 422,
    zh: '{path} 不是累土的备份文件，或已损坏（{place}）。没有改动任何数据。',
    en: 'The file {path} is no backup of Leitu, or it is damaged ({place}). Nothing was changed.',
  },
  backup_of_newer_version: {
    status: 422,
    zh: '备份由更新的版本制作：本版本没有迁移 {migration}。请用该版本或更新的版本恢复。',
    en: 'The backup is of a newer version: this one does not know the migration {migration}. Restore it with that version or a newer one.',
  },
  restore_of_older_version: {
    status: 422,
    zh: '备份由较早的版本制作（没有迁移 {migration}），而目标数据库已是本版本。请恢复到一个全新的数据库，它会先恢复再升级。',
    en: 'The backup is of an older version, without the migration {migration}, and the database is of this one already. Restore into a new database: it is filled first and brought up to date then.',
  },
  restore_not_empty: {
    status: 409,
    zh: '目标数据库不为空（{table} 中已有数据）。只能恢复到空数据库，以免覆盖数据。请用 LEITU_DATA 或 DATABASE_URL 指定一个空的。',
    en: 'The database is not empty (there are rows in {table}). A backup is restored into an empty one only, so that nothing is overwritten. Name an empty one with LEITU_DATA or DATABASE_URL.',
  },
} satisfies Record<string, RefusalDefinition>;

export const refuseBackup = defineRefusals(definitions);
