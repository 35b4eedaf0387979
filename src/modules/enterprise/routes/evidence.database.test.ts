import { createHash } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDossierCaller, aFirmActor, firmIdOf } from '../../../../tests/aDossier.ts';
import { anActor, aPlatform } from '../../../../tests/aPlatform.ts';
import type { Actor } from '../../../platform/access/actor.ts';
import { MOST_EVIDENCE_MEGABYTES } from '../contract.ts';

const platform = aPlatform();
const dossiers = aDossierCaller(platform);
const city = anActor('office', 'office-officer', { region: '3505' });
const firm = firmIdOf(1);
const itself = aFirmActor(1, '350502');
const pdf = Buffer.from('%PDF-1.7\n纳税证明\n%%EOF');

beforeAll(async () => {
  await dossiers.add(city, 1, { region_code: '350502' });
  await dossiers.add(city, 2, { region_code: '350503' });
});

const address = `/api/enterprise/firms/${firm}/evidence`;

function upload(actor: Actor, name: string, payload: Buffer, id = firm): Promise<LightMyRequestResponse> {
  return platform().call(actor, {
    method: 'POST',
    url: `/api/enterprise/firms/${id}/evidence?name=${encodeURIComponent(name)}`,
    headers: { 'content-type': 'application/octet-stream' },
    payload,
  });
}

const codeOf = (answer: LightMyRequestResponse) => [
  answer.statusCode,
  answer.json<{ error: { code: string } }>().error.code,
];

describe('evidence', () => {
  it('is kept, listed and given back as it was, to be kept and not shown', async () => {
    const added = await upload(itself, '纳税证明 (2025).pdf', pdf);
    expect(added.statusCode).toBe(201);
    const item = added.json<{ evidence_id: string }>();
    expect(item).toMatchObject({ file_name: '纳税证明 (2025).pdf', media_type: 'application/pdf', bytes: pdf.length });
    const list = await platform().call(itself, { url: address });
    expect(list.json<{ evidence: object[] }>().evidence).toContainEqual(item);

    const got = await platform().call(city, { url: `${address}/${item.evidence_id}` });
    expect(got.rawPayload).toEqual(pdf);
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename="evidence.pdf"; filename*=UTF-8''%E7%BA%B3%E7%A8%8E%E8%AF%81%E6%98%8E%20%282025%29.pdf`,
    });
  });

  it('stands behind what is stated with it, and in the audit with its hash', async () => {
    const { evidence_id } = (await upload(itself, 'a.pdf', pdf)).json<{ evidence_id: string }>();
    const stated = await dossiers.state(itself, firm, { employees_y1: 20 }, { evidence_id });
    expect(stated.statusCode).toBe(200);
    expect((await dossiers.factOf(city, firm, 'employees_y1'))?.holds?.evidence_id).toBe(evidence_id);
    const { rows } = await platform().owner.query<{ detail: object }>(
      `select detail from platform.audit_events where action = 'enterprise.evidence.add' order by happened_at desc limit 1`,
    );
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    expect(rows[0]?.detail).toMatchObject({ evidence_id, sha256, bytes: pdf.length });
  });

  it('is refused where it is nothing, too large, or what evidence may not be, whatever it is called', async () => {
    expect(codeOf(await upload(itself, 'a.pdf', Buffer.alloc(0)))).toEqual([422, 'evidence_empty']);
    const program = Buffer.from('MZ\x90\x00 a program');
    expect(codeOf(await upload(itself, 'a.pdf', program))).toEqual([415, 'evidence_kind']);
    expect(codeOf(await upload(itself, 'a.html', Buffer.from('<script>1</script>')))).toEqual([415, 'evidence_kind']);
    const large = Buffer.concat([pdf, Buffer.alloc(MOST_EVIDENCE_MEGABYTES * 1024 * 1024)]);
    expect(codeOf(await upload(itself, 'a.pdf', large))).toEqual([413, 'body_too_large']);
  });

  it('of a firm is unknown to other firms, to sibling counties and to who guesses', async () => {
    const { evidence_id } = (await upload(itself, 'b.pdf', pdf)).json<{ evidence_id: string }>();
    const strangers = [aFirmActor(2, '350503'), anActor('office', 'office-officer', { region: '350503' })];
    for (const stranger of [...strangers, anActor('bank', 'partner-admin')]) {
      expect(codeOf(await platform().call(stranger, { url: address }))).toEqual([404, 'unknown_firm']);
      expect(codeOf(await platform().call(stranger, { url: `${address}/${evidence_id}` }))).toEqual([
        404,
        'unknown_evidence',
      ]);
    }
    for (const stranger of strangers)
      expect(codeOf(await upload(stranger, 'c.pdf', pdf))).toEqual([404, 'unknown_firm']);
    // Evidence of one firm proves nothing of another.
    const misused = await dossiers.state(city, firmIdOf(2), { employees_y1: 5 }, { evidence_id });
    expect(codeOf(misused)).toEqual([404, 'unknown_evidence']);
  });
});
