import type { ModuleWords } from '../../../web/webModule.ts';
import { identityPermissions } from '../contract.ts';

/** What the module's permissions, audited actions and their particulars are called. */
const words: ModuleWords = {
  permissions: identityPermissions,
  actions: {
    'identity.sign-in': { zh: '登录', en: 'Signed in' },
    'identity.sign-out': { zh: '退出登录', en: 'Signed out' },
    'identity.invite': { zh: '发出邀请或认领码', en: 'Gave out an invitation or a claim code' },
    'identity.seed': { zh: '建立初始机构', en: 'Set up the first organisations' },
  },
  particulars: {
    by: { zh: '方式', en: 'By' },
    organisation: { zh: '机构', en: 'Organisation' },
    role: { zh: '角色', en: 'Role' },
    invitation_id: { zh: '邀请编号', en: 'Invitation' },
    voided_codes: { zh: '作废的旧码', en: 'Earlier codes made void' },
    organisations: { zh: '机构数', en: 'Organisations' },
    is_demonstration: { zh: '演示数据', en: 'Demonstration' },
  },
};

export default words;
