import { defineRefusals, type Refusal, type RefusalDefinition } from '@leitu/kernel';

/** Why a request is not let through to its route. */
const definitions = {
  not_signed_in: {
    status: 401,
    zh: '请先登录，或在请求头 Authorization 中给出有效的令牌。',
    en: 'Sign in first, or give a valid token in the header Authorization.',
  },
  token_invalid: {
    status: 401,
    zh: '令牌无效、已撤销或已过期。请换一个有效的令牌。',
    en: 'The token is unknown, revoked or expired. Use one that is valid.',
  },
  not_permitted: {
    status: 403,
    zh: '您的角色没有“{permission}”权限。请联系本单位管理员。',
    en: 'Your role does not have the permission “{permission}”. Ask the administrator of your organisation.',
  },
  not_in_scope: {
    status: 403,
    zh: '该令牌不含“{permission}”权限。请换一个含有该权限的令牌，或在“接口令牌”页面另建一个。',
    en: 'The token does not have the permission “{permission}”. Use one that has, or make one on the page of tokens.',
  },
  cross_site: {
    status: 403,
    zh: '该请求来自其他网站，已拒绝。请在本站页面上操作；程序调用请使用令牌。',
    en: 'The request comes from another site and was refused. Act on the pages of this site; programs use a token.',
  },
} satisfies Record<string, RefusalDefinition>;

export type AccessCode = keyof typeof definitions;

export const refuseAccess = defineRefusals(definitions);

export function accessStatus({ code }: Refusal<AccessCode>): number {
  return definitions[code].status;
}
