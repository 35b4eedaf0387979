import type { Bilingual } from '@leitu/kernel';
import type { ModuleWords } from '../../../web/webModule.ts';
import { identityPermissions } from '../contract.ts';
import { messages } from './messages.ts';

/** What the module's permissions, audited actions and their particulars are called. */
const words: ModuleWords = {
  permissions: identityPermissions,
  actions: {
    'identity.sign-in': { zh: '登录', en: 'Signed in' },
    'identity.sign-out': { zh: '退出登录', en: 'Signed out' },
    'identity.sign-out-everywhere': { zh: '在所有浏览器上退出', en: 'Signed out everywhere' },
    'identity.password': { zh: '修改密码', en: 'Changed the password' },
    'identity.join': { zh: '凭码开通账号', en: 'Opened an account with a code' },
    'identity.invitation-revoke': { zh: '撤销邀请', en: 'Revoked an invitation' },
    'identity.person': { zh: '变更人员', en: 'Changed a person' },
    'identity.organisation-add': { zh: '新开机构', en: 'Opened an organisation' },
    'identity.organisation': { zh: '变更机构', en: 'Changed an organisation' },
    'identity.sso-link': { zh: '关联统一身份认证', en: 'Linked single sign-on' },
    'identity.sso-unlink': { zh: '解除统一身份认证', en: 'Unlinked single sign-on' },
    'identity.token-add': { zh: '新建令牌', en: 'Made a token' },
    'identity.token-revoke': { zh: '撤销令牌', en: 'Revoked a token' },
    'identity.invite': { zh: '发出邀请或认领码', en: 'Gave out an invitation or a claim code' },
    'identity.seed': { zh: '建立初始机构', en: 'Set up the first organisations' },
  },
  particulars: {
    by: { zh: '方式', en: 'By' },
    name: { zh: '名称', en: 'Name' },
    login: { zh: '账号', en: 'Account' },
    role: { zh: '角色', en: 'Role' },
    kind: { zh: '类型', en: 'Kind' },
    region_code: { zh: '地区', en: 'Region' },
    organisation: { zh: '机构', en: 'Organisation' },
    organisation_id: { zh: '机构编号', en: 'Organisation’s number' },
    person: { zh: '人员', en: 'Person' },
    person_id: { zh: '人员编号', en: 'Person’s number' },
    invitation_id: { zh: '邀请编号', en: 'Invitation’s number' },
    token_id: { zh: '令牌编号', en: 'Token’s number' },
    scopes: { zh: '权限', en: 'Permissions' },
    expires_at: { zh: '有效期至', en: 'Valid until' },
    is_disabled: { zh: '停用', en: 'Disabled' },
    is_closed: { zh: '关闭', en: 'Closed' },
    ended_sessions: { zh: '随之退出的登录', en: 'Sessions ended with it' },
    voided_codes: { zh: '作废的旧码', en: 'Earlier codes made void' },
    organisations: { zh: '机构数', en: 'Organisations' },
    is_demonstration: { zh: '演示数据', en: 'Demonstration' },
  },
  values: {
    'by:password': { zh: '密码', en: 'password' },
    'by:sso': { zh: '统一身份认证', en: 'single sign-on' },
    'by:invitation': { zh: '邀请码', en: 'invitation' },
    ...named('kind', 'kind_'),
    ...named('role', 'role_'),
  },
};

/** The words of a closed list that the pages have already. */
function named(particular: string, prefix: 'kind_' | 'role_'): Readonly<Record<string, Bilingual>> {
  const zh: Readonly<Record<string, string>> = messages.zh;
  const en: Readonly<Record<string, string>> = messages.en;
  const keys = Object.keys(zh).filter((key) => key.startsWith(prefix));
  return Object.fromEntries(
    keys.map((key) => [`${particular}:${key.slice(prefix.length)}`, { zh: zh[key] ?? key, en: en[key] ?? key }]),
  );
}

export default words;
