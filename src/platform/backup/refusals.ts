import { defineRefusals, type RefusalDefinition } from '@leitu/kernel';

/** Why a backup is not made or not restored. */
const definitions = {
  backup_exists: {
    status: 409,
    zh: '文件 {path} 已存在。请换一个文件名；备份从不覆盖已有文件。',
    en: 'The file {path} is there already. Choose another name: a backup never overwrites one.',
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
    zh: '备份由较早的版本制作：其中没有迁移 {migration}。请先用制作备份的版本恢复，再用本版本启动以升级。',
    en: 'The backup is of an older version, without the migration {migration}. Restore it with the version that made it, then start this one, which brings it up to date.',
  },
  restore_not_empty: {
    status: 409,
    zh: '目标数据库不为空（{table} 中已有数据）。只能恢复到空数据库，以免覆盖数据。请用 LEITU_DATA 或 DATABASE_URL 指定一个空的。',
    en: 'The database is not empty (there are rows in {table}). A backup is restored into an empty one only, so that nothing is overwritten. Name an empty one with LEITU_DATA or DATABASE_URL.',
  },
} satisfies Record<string, RefusalDefinition>;

export const refuseBackup = defineRefusals(definitions);
