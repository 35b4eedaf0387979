import { randomInt } from 'node:crypto';
import stringWidth from 'string-width';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import type { ModuleContext } from '../../platform/module/defineModule.ts';
import { actorOfOrganisation } from './actors.ts';
import {
  type DemonstrationAccount,
  type DemonstrationOrganisation,
  demonstrationAuditor,
  demonstrationOrganisations,
  platformOrganisation,
} from './demonstration.ts';
import { levelOf } from './levels.ts';
import { hashPassword } from './passwords.ts';
import { insertOrganisation, isEmptyUnderLock } from './store/organisations.ts';
import { insertPerson } from './store/people.ts';

/**
 * Fills an empty database: with the demonstration's organisations and accounts, or with LEITU_DEMO=off with nobody but the platform's
 * administrator. All accounts have one password, which is made now and told once; gives the lines that tell it.
 */
export async function seed({ database, env }: ModuleContext): Promise<readonly string[]> {
  const isDemonstration = env.LEITU_DEMO !== 'off';
  const password = env.LEITU_DEMO_PASSWORD || makePassword();
  const organisations = isDemonstration ? withDemonstration : [platformOrganisation];
  const platformId = uuidv7();
  const platform = { organisation_id: platformId, kind: 'platform', region_code: '' } as const;
  const isSeeded = await database.as(actorOfOrganisation(platform), async (transaction) => {
    if (!(await isEmptyUnderLock(transaction))) return false;
    const hash = await hashPassword(password);
    for (const organisation of organisations) {
      const organisationId = organisation.kind === 'platform' ? platformId : uuidv7();
      await addOrganisation(transaction, organisation, organisationId, hash);
    }
    await appendEvent(transaction, actorOfOrganisation(platform), {
      action: 'identity.seed',
      detail: { organisations: organisations.length, is_demonstration: isDemonstration },
    });
    return true;
  });
  if (!isSeeded) return [];
  return isDemonstration ? demonstrationNotes(password, organisations) : adminNotes(password);
}

const withDemonstration: readonly DemonstrationOrganisation[] = [
  ...demonstrationOrganisations,
  { ...platformOrganisation, accounts: [...platformOrganisation.accounts, demonstrationAuditor] },
];

async function addOrganisation(
  transaction: Transaction,
  { kind, name, regionCode, accounts }: DemonstrationOrganisation,
  organisationId: string,
  passwordHash: string,
): Promise<void> {
  await insertOrganisation(transaction, { organisationId, kind, level: levelOf(kind, regionCode), name, regionCode });
  for (const account of accounts) {
    await insertPerson(transaction, { ...account, personId: uuidv7(), organisationId, passwordHash });
  }
}

/** Letters and digits that nobody takes for each other: 12 of them are 59 bits. */
const passwordCharacters = 'abcdefghjkmnpqrstuvwxyz23456789';

function makePassword(): string {
  return Array.from({ length: 12 }, () => passwordCharacters.charAt(randomInt(passwordCharacters.length))).join('');
}

function demonstrationNotes(password: string, organisations: readonly DemonstrationOrganisation[]): readonly string[] {
  const accounts = organisations.flatMap((organisation) => organisation.accounts);
  return [
    `演示账号的密码 Password of the demonstration accounts:  ${password}`,
    '只显示这一次，请记下。It is shown this once: note it down.',
    ...accountLines(accounts),
  ];
}

function adminNotes(password: string): readonly string[] {
  return [
    `平台管理员账号 admin 的密码 Password of the platform administrator, account “admin”:  ${password}`,
    '只显示这一次，请登录后修改。It is shown this once; change it after signing in.',
  ];
}

function accountLines(accounts: readonly DemonstrationAccount[]): readonly string[] {
  const loginWidth = Math.max(...accounts.map(({ login }) => login.length));
  const zhWidth = Math.max(...accounts.map(({ note }) => stringWidth(note.zh)));
  return accounts.map(({ login, note: { zh, en } }) => {
    const gap = ' '.repeat(zhWidth - stringWidth(zh));
    return `  ${login.padEnd(loginWidth)}  ${zh}${gap}  ${en}`;
  });
}
