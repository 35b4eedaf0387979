import { defineRefusals, type Refusal, type RefusalDefinition } from '@leitu/kernel';

/** The closed list of what this module refuses. */
const definitions = {
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
} satisfies Record<string, RefusalDefinition>;

export type IdentityCode = keyof typeof definitions;

export type IdentityRefusal = Refusal<IdentityCode>;

export const refuseIdentity = defineRefusals<IdentityCode>(definitions);

/** The status with which a refusal of this module leaves. */
export function identityStatus({ code }: IdentityRefusal): number {
  return definitions[code].status;
}
