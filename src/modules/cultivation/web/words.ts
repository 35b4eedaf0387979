import type { ModuleWords } from '../../../web/webModule.ts';
import { cultivationPermissions } from '../contract.ts';

/** What the module's permissions, audited actions and their particulars are called. */
const words: ModuleWords = {
  permissions: cultivationPermissions,
  actions: {
    'cultivation.judge': { zh: '判定企业', en: 'Judged a firm' },
    'cultivation.run': { zh: '判定全区企业', en: 'Judged a region' },
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
    innovative: { zh: '科技和创新型', en: 'Innovative' },
    srdi: { zh: '专精特新', en: 'SRDI' },
    'little-giant': { zh: '小巨人', en: 'Little giant' },
  },
};

export default words;
