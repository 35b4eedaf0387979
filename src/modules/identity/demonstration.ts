import type { Bilingual } from '@leitu/kernel';
import type { OrganisationKind } from '../../platform/access/organisationKind.ts';
import type { Role } from '../../platform/access/permission.ts';

/** An organisation of the demonstration with its accounts, by login. */
export interface DemonstrationOrganisation {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly regionCode: string;
  readonly accounts: readonly DemonstrationAccount[];
}

export interface DemonstrationAccount {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  /** What to sign in with it for. */
  readonly note: Bilingual;
}

/** The login of the office whose firms the demonstration is about. */
export const demonstrationLogin = 'quanzhou';

/** The account of the bank, to which some firms open their dossiers. */
export const demonstrationPartnerLogin = 'bank';

/** Whoever runs the platform. */
export const platformOrganisation: DemonstrationOrganisation = {
  kind: 'platform',
  name: '累土运营',
  regionCode: '',
  accounts: [
    {
      login: 'admin',
      name: '平台管理员',
      role: 'platform-admin',
      note: { zh: '平台管理员：机构、人员、审计', en: 'platform: organisations, people, audit' },
    },
  ],
};

/** A role of each kind, in a region with its province, its ministry, its county, a sibling county and another province. */
export const demonstrationOrganisations: readonly DemonstrationOrganisation[] = [
  {
    kind: 'office',
    name: '泉州市中小企业主管部门（演示）',
    regionCode: '3505',
    accounts: [
      {
        login: demonstrationLogin,
        name: '泉州管理员',
        role: 'office-admin',
        note: { zh: '泉州市主管部门管理员：从这里开始', en: 'Quanzhou, city office, administrator: start here' },
      },
      {
        login: 'quanzhou-officer',
        name: '泉州经办人',
        role: 'office-officer',
        note: { zh: '泉州市主管部门经办人', en: 'Quanzhou, city office, officer' },
      },
      {
        login: 'quanzhou-reader',
        name: '泉州查阅人',
        role: 'office-reader',
        note: { zh: '泉州市主管部门查阅人', en: 'Quanzhou, city office, reader' },
      },
    ],
  },
  office('国家中小企业主管部门（演示）', '', 'ministry', '国家管理员', { zh: '国家主管部门', en: 'ministry' }),
  office('福建省中小企业主管部门（演示）', '35', 'fujian', '福建管理员', {
    zh: '福建省主管部门',
    en: 'Fujian, province',
  }),
  office('晋江市中小企业主管部门（演示）', '350582', 'jinjiang', '晋江管理员', {
    zh: '晋江市（县级）主管部门',
    en: 'Jinjiang, county of Quanzhou',
  }),
  office('南安市中小企业主管部门（演示）', '350583', 'nanan', '南安管理员', {
    zh: '南安市（县级）主管部门',
    en: "Nan'an, the county beside it",
  }),
  office('浙江省中小企业主管部门（演示）', '33', 'zhejiang', '浙江管理员', {
    zh: '浙江省主管部门',
    en: 'Zhejiang, another province',
  }),
  {
    kind: 'bank',
    name: '泉州示例银行',
    regionCode: '3505',
    accounts: [
      {
        login: demonstrationPartnerLogin,
        name: '银行管理员',
        role: 'partner-admin',
        note: { zh: '银行管理员', en: 'bank, administrator' },
      },
      {
        login: 'bank-member',
        name: '客户经理',
        role: 'partner-member',
        note: { zh: '银行客户经理', en: 'bank, account manager' },
      },
    ],
  },
  partner('guarantor', '泉州示例融资担保公司', '3505', '担保管理员', { zh: '担保机构', en: 'guarantor' }),
  partner('exchange', '海峡示例股权交易中心', '35', '交易中心管理员', { zh: '股权交易中心', en: 'equity exchange' }),
  partner('fund', '泉州示例产业基金', '3505', '基金管理员', { zh: '基金', en: 'fund' }),
  partner('service', '泉州示例中小企业服务中心', '3505', '服务管理员', { zh: '服务机构', en: 'service body' }),
  partner('department', '泉州示例税务部门', '3505', '部门管理员', { zh: '其他政府部门', en: 'department' }),
];

/** The platform's second role, of the demonstration only. */
export const demonstrationAuditor: DemonstrationAccount = {
  login: 'auditor',
  name: '平台审计员',
  role: 'platform-auditor',
  note: { zh: '平台审计员', en: 'platform, auditor' },
};

function office(
  name: string,
  regionCode: string,
  login: string,
  person: string,
  note: Bilingual,
): DemonstrationOrganisation {
  return { kind: 'office', name, regionCode, accounts: [{ login, name: person, role: 'office-admin', note }] };
}

function partner(
  kind: OrganisationKind,
  name: string,
  regionCode: string,
  person: string,
  note: Bilingual,
): DemonstrationOrganisation {
  return { kind, name, regionCode, accounts: [{ login: kind, name: person, role: 'partner-admin', note }] };
}
