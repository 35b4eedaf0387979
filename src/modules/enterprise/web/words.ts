import type { Bilingual } from '@leitu/kernel';
import { valueText } from '../../../web/facts/valueText.ts';
import type { ModuleWords } from '../../../web/webModule.ts';
import { enterprisePermissions, SOURCES } from '../contract.ts';
import { dictionary } from './facts/dictionary.ts';
import { sourceName } from './facts/sources.ts';

/** What the module's permissions, audited actions and their particulars are called: facts among them. */
const words: ModuleWords = {
  permissions: enterprisePermissions,
  actions: {
    'enterprise.add': { zh: '新增企业', en: 'Added a firm' },
    'enterprise.state': { zh: '填报指标', en: 'Stated facts' },
    'enterprise.evidence.add': { zh: '上传佐证', en: 'Added evidence' },
    'enterprise.consent.give': { zh: '授权机构查看档案', en: 'Opened the dossier to an organisation' },
    'enterprise.consent.withdraw': { zh: '撤回授权', en: 'Withdrew a consent' },
    'enterprise.import.upload': { zh: '上传导入文件', en: 'Uploaded a file to import' },
    'enterprise.import.preview': { zh: '预览导入', en: 'Previewed an import' },
    'enterprise.import.write': { zh: '写入导入', en: 'Wrote an import' },
    'enterprise.import.discard': { zh: '放弃导入', en: 'Discarded an import' },
    'enterprise.export': { zh: '导出企业名单', en: 'Exported a list of firms' },
    'enterprise.yearturn': { zh: '年度结转', en: 'Turned the year' },
    'enterprise.seed': { zh: '建立演示企业', en: 'Set up the demonstration firms' },
  },
  jobs: {
    'enterprise.preview': { zh: '预览导入', en: 'Preview of an import' },
    'enterprise.write': { zh: '写入导入', en: 'Writing of an import' },
  },
  particulars: {
    ...labelsOfFacts(),
    record_id: { zh: '填报编号', en: 'Statement’s number' },
    source: { zh: '来源', en: 'Source' },
    base_year: { zh: '数据年度', en: 'Year of the figures' },
    facts_year: { zh: '结转至', en: 'Turned to' },
    stated_on: { zh: '填报日期', en: 'Stated on' },
    evidence_id: { zh: '佐证编号', en: 'Evidence’s number' },
    stated: { zh: '所填', en: 'Stated' },
    withdrawn: { zh: '撤回', en: 'Withdrawn' },
    partner: { zh: '机构', en: 'Organisation' },
    partner_id: { zh: '机构编号', en: 'Organisation’s number' },
    consent_id: { zh: '授权编号', en: 'Consent’s number' },
    purpose: { zh: '用途', en: 'Purpose' },
    from_day: { zh: '自', en: 'From' },
    until_day: { zh: '至', en: 'Until' },
    import_id: { zh: '导入编号', en: 'Import’s number' },
    file_name: { zh: '文件', en: 'File' },
    file_sha256: { zh: '文件校验码', en: 'Seal of the file' },
    sha256: { zh: '文件校验码', en: 'Seal of the file' },
    media_type: { zh: '文件类型', en: 'Kind of file' },
    bytes: { zh: '字节', en: 'Bytes' },
    columns: { zh: '列', en: 'Columns' },
    new_firms: { zh: '新增企业', en: 'New firms' },
    changed_firms: { zh: '更新企业', en: 'Changed firms' },
    unchanged_firms: { zh: '未变企业', en: 'Unchanged firms' },
    left_out_rows: { zh: '略过的行', en: 'Rows left out' },
    digest: { zh: '内容校验码', en: 'Seal of what was written' },
    format: { zh: '格式', en: 'Format' },
    rows: { zh: '行数', en: 'Rows' },
    search: { zh: '筛选', en: 'Search' },
    q: { zh: '关键词', en: 'Words' },
    region: { zh: '地区', en: 'Region' },
    industry: { zh: '行业', en: 'Industry' },
    where: { zh: '条件', en: 'Conditions' },
    firms: { zh: '企业数', en: 'Firms' },
  },
  values: Object.fromEntries(
    SOURCES.map((source): [string, Bilingual] => [
      `source:${source}`,
      { zh: sourceName(source, 'zh'), en: sourceName(source, 'en') },
    ]),
  ),
  valueText: (name, value, language) => {
    const fact = dictionary.get(name);
    return fact === undefined ? undefined : valueText(fact, value, language);
  },
};

function labelsOfFacts(): Readonly<Record<string, Bilingual>> {
  return Object.fromEntries([...dictionary].map(([name, { label }]) => [name, label]));
}

export default words;
