import { defineRefusals, type Refusal, type RefusalDefinition } from '@leitu/kernel';

/** The closed list of what this module refuses. */
export const identityRefusals = {
  sign_in_wrong: {
    status: 401,
    zh: '账号或密码不正确。请重新输入；忘记密码的，请联系本单位管理员。',
    en: 'The account or the password is wrong. Try again; if you forgot the password, ask the administrator of your organisation.',
  },
  too_many_attempts: {
    status: 429,
    zh: '尝试次数过多。请在 {minutes} 分钟后再试。',
    en: 'Too many attempts. Try again in {minutes} minutes.',
  },
  account_disabled: {
    status: 403,
    zh: '该账号已停用，或所在机构已关闭。请联系本单位管理员。',
    en: 'The account has been disabled or its organisation closed. Ask the administrator of your organisation.',
  },
  person_needed: {
    status: 403,
    zh: '此项须由本人登录后办理，不能使用令牌。',
    en: 'A person who has signed in must do this; a token may not.',
  },
  unknown_session: {
    status: 404,
    zh: '没有这个登录会话，或它已经结束。请刷新页面。',
    en: 'There is no such session, or it has ended. Reload the page.',
  },
  password_wrong: {
    status: 422,
    zh: '当前密码不正确。请重新输入。',
    en: 'The current password is wrong. Try again.',
  },
  password_is_login: {
    status: 422,
    zh: '密码不能与账号相同。请换一个。',
    en: 'The password must not be the account itself. Choose another.',
  },
  password_unchanged: {
    status: 422,
    zh: '新密码与当前密码相同。请换一个。',
    en: 'The new password is the current one. Choose another.',
  },
  password_common: {
    status: 422,
    zh: '这个密码太常见，容易被猜到。请换一个，例如几个不相干的词连在一起。',
    en: 'This password is among those that are guessed first. Choose another, such as a few unrelated words.',
  },
  unknown_person: {
    status: 404,
    zh: '本单位没有这个人员。请刷新页面。',
    en: 'Your organisation has no such person. Reload the page.',
  },
  own_account: {
    status: 422,
    zh: '不能更改自己的角色或停用自己。请由本单位另一位管理员办理。',
    en: 'You cannot change your own role or disable yourself. Ask another administrator of your organisation.',
  },
  last_admin: {
    status: 422,
    zh: '这是本单位最后一位管理员。请先指定另一位管理员。',
    en: 'This is the last administrator of your organisation. Make somebody else one first.',
  },
  role_unfit: {
    status: 422,
    zh: '“{organisation}”不能有角色“{role}”；可用的是：{roles}。',
    en: '“{organisation}” cannot have the role “{role}”; it may have: {roles}.',
  },
  unknown_invitation: {
    status: 404,
    zh: '没有这个邀请，或它已被接受、撤销。请刷新页面。',
    en: 'There is no such invitation, or it was accepted or revoked. Reload the page.',
  },
  code_unknown: {
    status: 404,
    zh: '没有这个邀请码。请核对后重新输入。',
    en: 'There is no such code. Check it and type it again.',
  },
  code_used: {
    status: 410,
    zh: '该邀请码已被使用。如果不是您本人使用的，请立即告知发码人；否则请直接登录。',
    en: 'The code has been used. If that was not you, tell whoever gave it to you at once; otherwise sign in.',
  },
  code_expired: {
    status: 410,
    zh: '该邀请码已过期。请向发码人要一个新的。',
    en: 'The code has expired. Ask whoever gave it to you for a new one.',
  },
  code_revoked: {
    status: 410,
    zh: '该邀请码已作废。请使用最新的邀请码，或向发码人要一个新的。',
    en: 'The code was revoked. Use the latest one, or ask whoever gave it to you for a new one.',
  },
  login_taken: {
    status: 409,
    zh: '账号“{login}”已有人使用。请换一个。',
    en: 'The account “{login}” is taken. Choose another.',
  },
  unknown_organisation: {
    status: 404,
    zh: '没有这个机构，或它不归您管理。',
    en: 'There is no such organisation, or it is not yours to manage.',
  },
  organisation_closed: {
    status: 422,
    zh: '“{organisation}”已关闭。请先由平台管理员重新开启。',
    en: '“{organisation}” is closed. The administrator of the platform must open it first.',
  },
  own_organisation: {
    status: 422,
    zh: '不能关闭自己所在的机构。',
    en: 'You cannot close the organisation you belong to.',
  },
  firm_by_office: {
    status: 422,
    zh: '企业的名称以其档案为准，账号凭所在地主管部门发放的认领码开通，不在这里办理。',
    en: 'A firm is named by its dossier and comes in with a code from the office of its region; neither is done here.',
  },
  region_unknown: {
    status: 422,
    zh: '没有代码为“{region}”的行政区划。请填 2 位（省）、4 位（市）或 6 位（县）的代码。',
    en: 'There is no region with the code “{region}”. Give the 2 digits of a province, 4 of a city or 6 of a county.',
  },
  region_unwanted: {
    status: 422,
    zh: '运营机构不属于任何区划。请将区划留空。',
    en: 'An organisation that runs the platform is of no region. Leave the region empty.',
  },
  scope_not_own: {
    status: 422,
    zh: '您没有“{scope}”权限，不能授予令牌。请从您自己的权限中选择。',
    en: 'You do not have the permission “{scope}” and cannot give it to a token. Choose from your own.',
  },
  unknown_token: {
    status: 404,
    zh: '没有这个令牌，或它已被撤销。请刷新页面。',
    en: 'There is no such token, or it was revoked. Reload the page.',
  },
  sso_not_set_up: {
    status: 404,
    zh: '本平台没有启用统一身份认证。请用账号和密码登录。',
    en: 'Single sign-on is not set up here. Sign in with account and password.',
  },
} satisfies Record<string, RefusalDefinition>;

export type IdentityCode = keyof typeof identityRefusals;

export type IdentityRefusal = Refusal<IdentityCode>;

export const refuseIdentity = defineRefusals<IdentityCode>(identityRefusals);

/** The status with which a refusal of this module leaves. */
export function identityStatus({ code }: IdentityRefusal): number {
  return identityRefusals[code].status;
}
