import type { Bilingual } from '@leitu/kernel';
import type { Verdict } from '@leitu/rules';
import { library } from '../../../web/facts/library.ts';
import type { ModuleWords } from '../../../web/webModule.ts';
import { cultivationPermissions } from '../contract.ts';

const verdicts: Readonly<Record<Verdict, Bilingual>> = {
  met: { zh: '符合', en: 'met' },
  judgement: { zh: '待人工判断', en: 'for a person to judge' },
  unknown: { zh: '资料不足', en: 'incomplete' },
  unmet: { zh: '不符合', en: 'not met' },
};

const packs = [...library.packs.values()].map(({ id, label }) => [id, label] as const);

/** What the module's permissions, audited actions and their particulars are called. */
const words: ModuleWords = {
  permissions: cultivationPermissions,
  actions: {
    'cultivation.judge': { zh: '判定企业', en: 'Judged a firm' },
    'cultivation.run': { zh: '判定全区企业', en: 'Judged a region' },
    'cultivation.steps': { zh: '查找差一步的企业', en: 'Looked for firms one step away' },
    'cultivation.costs': { zh: '设定改动的代价', en: 'Set a cost of changes' },
    'cultivation.export': { zh: '导出差一步的企业名单', en: 'Exported firms one step away' },
  },
  particulars: {
    judgement_id: { zh: '判定编号', en: 'Judgement' },
    run_id: { zh: '全区判定编号', en: 'Run' },
    on: { zh: '判定日期', en: 'Day' },
    case: { zh: '情形', en: 'Case' },
    version: { zh: '规则版本', en: 'Edition of the packs' },
    verdicts: { zh: '各标准的结果', en: 'Verdicts by pack' },
    tally: { zh: '各标准的家数', en: 'Firms by verdict' },
    firms: { zh: '企业数', en: 'Firms' },
    step_run_id: { zh: '查找编号', en: 'Search' },
    below: { zh: '未达到的家数', en: 'Firms below' },
    one_step: { zh: '差一步的家数', en: 'Firms one step away' },
    fact: { zh: '指标', en: 'Fact' },
    kind: { zh: '方式', en: 'Kind' },
    percent_before: { zh: '之前（%）', en: 'Before (%)' },
    percent_after: { zh: '之后（%）', en: 'After (%)' },
    rung: { zh: '层级', en: 'Rung' },
    innovative: { zh: '科技和创新型', en: 'Innovative' },
    srdi: { zh: '专精特新', en: 'SRDI' },
    'little-giant': { zh: '小巨人', en: 'Little giant' },
    little_giant: { zh: '小巨人', en: 'Little giant' },
    ...verdicts,
    ...Object.fromEntries(packs),
  },
  values: {
    'case:new': { zh: '认定', en: 'recognition' },
    'case:recheck': { zh: '复核', en: 'recheck' },
    'kind:move': { zh: '改变', en: 'change' },
    'kind:state': { zh: '查明并填报', en: 'find out and state' },
    'rung:innovative': { zh: '科技和创新型', en: 'Innovative' },
    'rung:srdi': { zh: '专精特新', en: 'SRDI' },
    'rung:little-giant': { zh: '小巨人', en: 'Little giant' },
  },
  valueText: (name, value, language) => {
    if (typeof value !== 'string') return undefined;
    if (name === 'fact') return library.dictionary.get(value)?.label[language];
    return isVerdict(value) ? verdicts[value][language] : undefined;
  },
};

function isVerdict(word: string): word is Verdict {
  return Object.hasOwn(verdicts, word);
}

export default words;
