import { defineRefusals, type Refusal, type RefusalDefinition } from '@leitu/kernel';
import { fileRefusalDefinitions } from '../../../platform/files/index.ts';

/** What is refused when firms are brought in by a file: the file, its mapping, what is asked of an import, and rows. */
export const importRefusals = {
  // The file.
  file_kind: {
    status: 415,
    zh: '“{name}”不是 .csv 或 .xlsx 文件。请另存为其中一种后重新上传。',
    en: '“{name}” is neither .csv nor .xlsx. Save it as one of these and upload it again.',
  },
  upload_too_large: {
    status: 413,
    zh: '文件超过 {limitMegabytes} MB。请拆成几个文件分别导入。',
    en: 'The file is over {limitMegabytes} MB. Divide it into several files and import each.',
  },
  too_many_columns: {
    status: 422,
    zh: '文件有 {columns} 列，最多 {most} 列。请只保留企业指标所在的列后重新上传。',
    en: 'The file has {columns} columns, and {most} are the most. Keep those with facts of firms and upload it again.',
  },
  upload_broken: {
    status: 400,
    zh: '文件没有传完，什么也没有保存。请检查网络后重新上传。',
    en: 'The file did not arrive whole, and nothing was kept. Check the connection and upload it again.',
  },
  base_year_ahead: {
    status: 422,
    zh: '{year} 会计年度尚未结束，“上年度”最多是 {last} 年。请改选年度。',
    en: 'The fiscal year {year} is not over; “last year” can be {last} at most. Choose another year.',
  },
  stated_in_future: {
    status: 422,
    zh: '数据日期 {day} 晚于今天。请改为数据实际截止的日期。',
    en: 'The day of the data, {day}, has not come yet. Give the day on which they were so.',
  },
  // The mapping.
  unknown_column: {
    status: 422,
    zh: '文件里没有“{header}”这一列。请重新打开该导入后再选。',
    en: 'The file has no column “{header}”. Open the import again and choose anew.',
  },
  unknown_fact: {
    status: 422,
    zh: '“{header}”一列选了“{fact}”，指标字典中没有它。请另选一个指标，或不导入该列。',
    en: 'The column “{header}” is mapped to “{fact}”, which is no fact of the dictionary. Choose another, or leave the column out.',
  },
  fact_twice: {
    status: 422,
    zh: '“{first}”和“{second}”两列都选了“{label}”。请只留一列。',
    en: 'The columns “{first}” and “{second}” are both mapped to “{label_en}”. Keep one of them.',
  },
  no_uscc_column: {
    status: 422,
    zh: '没有一列是统一社会信用代码，无法知道各行是哪家企业。请为它选定一列。',
    en: 'No column is the unified social credit code, so it is unknown which firm a row is. Choose a column for it.',
  },
  // What is asked of an import.
  unknown_import: {
    status: 404,
    zh: '没有这次导入，或它属于其他单位。请在导入列表中重新选择。',
    en: 'There is no such import, or it belongs to another organisation. Choose one from the list.',
  },
  import_busy: {
    status: 409,
    zh: '这次导入正在预览或写入。请等它结束，或先取消。',
    en: 'This import is being previewed or written. Wait for its end, or cancel it first.',
  },
  import_over: {
    status: 409,
    zh: '这次导入已经写入或放弃，不能再改。需要时请重新上传文件。',
    en: 'This import was written or discarded and cannot be changed. Upload the file again if need be.',
  },
  not_previewed: {
    status: 409,
    zh: '请先预览，看清将改动什么，再写入。',
    en: 'Preview first what would change, then write it.',
  },
  rows_refused: {
    status: 422,
    zh: '有 {rows} 行被拒绝，什么也没有写入。请改正后重新上传，或选择略过这些行。',
    en: '{rows} rows are refused, and nothing was written. Mend them and upload the file again, or choose to leave them out.',
  },
  dossiers_changed: {
    status: 409,
    zh: '写入期间有人改动了同样的企业，什么也没有写入。请重新预览。',
    en: 'Somebody changed the same firms meanwhile, and nothing was written. Preview it again.',
  },
  // Rows.
  name_missing: {
    status: 422,
    zh: '这是一家新企业，须有企业名称。请补填，或为企业名称选定一列',
    en: 'This firm is new and needs its name. Fill it in, or choose a column for names',
  },
  region_missing: {
    status: 422,
    zh: '这是一家新企业，须有 6 位行政区划代码。请补填，或为它选定一列',
    en: 'This firm is new and needs its region code of 6 digits. Fill it in, or choose a column for it',
  },
  outside_region: {
    status: 422,
    zh: '行政区划代码“{value}”不在本部门辖区（{region}）内。请核对，或请主管该地的部门导入',
    en: 'The region code “{value}” is outside the region of your office ({region}). Check it, or ask the office in charge there to import it',
  },
  firm_of_another_region: {
    status: 422,
    zh: '统一社会信用代码“{value}”的企业已由其他地区管理。请核对；如企业已迁入，请上级部门办理迁移',
    en: 'The firm “{value}” is in the charge of another region. Check the code; if the firm has moved, ask the office above to move it',
  },
  // How an import ended that was not written.
  preview_stopped: {
    status: 409,
    zh: '预览没有完成，什么也没有写入。请再次预览。',
    en: 'The preview did not end, and nothing was written. Preview it again.',
  },
  write_interrupted: {
    status: 409,
    zh: '写入时服务器或数据库中断，什么也没有写入。可以再次写入。',
    en: 'The server or the database stopped during the writing, and nothing was written. It can be written again.',
  },
  write_cancelled: {
    status: 409,
    zh: '写入已取消，什么也没有写入。可以再次写入。',
    en: 'The writing was cancelled, and nothing was written. It can be written again.',
  },
} as const satisfies Record<string, RefusalDefinition>;

export type ImportCode = keyof typeof importRefusals;

export const refuseImport = defineRefusals<ImportCode>(importRefusals);

/** The status with which a refusal leaves: that of this list or of files, or else that of a request that cannot be met. */
export function importStatus({ code }: Refusal): number {
  const definitions: Readonly<Record<string, RefusalDefinition>> = { ...fileRefusalDefinitions, ...importRefusals };
  return definitions[code]?.status ?? 422;
}
