import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setImmediate as breathe } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithShared } from '../shared.ts';
import { leitu } from './leitu.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitu-plan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const SAWN = (jobs: readonly string[]) => ({
  machines: [{ id: 'saw' }],
  jobs: jobs.map((id) => ({ id, operations: [{ id: 'cut', modes: [{ machine: 'saw', durationMinutes: 5 }] }] })),
});

const SHOP = '2 2\n2 1 0 3 1 1 4\n1 1 0 4\n';

describe('leitu plan', () => {
  it('ends where the plan is proven, writes it, and leitu check finds it sound', async () => {
    const shop = fileOf('shop.fjs', SHOP);
    const out = join(folder, 'plan.json');
    const planned = await leitu(['plan', shop, '--out', out], 'en');
    expect(planned).toMatchObject({ code: 0 });
    expect(planned.out).toContain('Jobs: 2, operations: 3, machines: 2');
    expect(planned.out).toMatch(/Makespan: 7 min\nProven/);
    const checked = await leitu(['check', shop, out], 'en');
    expect(checked).toMatchObject({ code: 0, err: '' });
    expect(checked.out).toMatch(/sound[\s\S]*Makespan: 7 min/);
  });

  it('is the same byte for byte for the same problem, seed and steps', async () => {
    const plant = join(folder, 'steps.json');
    await leitu(['workshop', '--machines', '6', '--jobs', '12', '--operations', '60', '--out', plant]);
    const texts: string[] = [];
    for (const name of ['one.json', 'other.json']) {
      const out = join(folder, name);
      expect((await leitu(['plan', plant, '--steps', '2000', '--seed', '7', '--out', out])).code).toBe(0);
      texts.push(readFileSync(out, 'utf8'));
    }
    expect(texts[0]).toBe(texts[1]);
  });

  it('that is kept to changes little, and what moves is told with the reason', async () => {
    const shop = fileOf('kept.json', JSON.stringify(SAWN(['a', 'b'])));
    const out = join(folder, 'kept-plan.json');
    await leitu(['plan', shop, '--steps', '100', '--out', out]);
    const grown = fileOf('grown.json', JSON.stringify(SAWN(['a', 'b', 'new'])));
    const planned = await leitu(['plan', grown, '--keep', out], 'en');
    expect(planned).toMatchObject({ code: 0, err: '' });
    expect(planned.out).toContain('Of 2 open operations of the plan before, moved: 0; new: 1.');
    expect(planned.out).toMatch(/ {2}new · cut: saw 10 \(new\)/);
  });

  it('of a problem without jobs says that there is nothing to plan', async () => {
    const planned = await leitu(['plan', fileOf('empty.json', '{"machines": [], "jobs": []}')], 'en');
    expect(planned).toMatchObject({ code: 0, err: '' });
    expect(planned.out).toContain('nothing to plan');
  });

  it('never replaces its problem, and a mark of byte order is no fault of it', async () => {
    const problem = '\uFEFF{"machines": [{"id": "m"}], "jobs": []}';
    const file = fileOf('own.json', problem);
    const ended = await leitu(['plan', file, '--out', join(folder, '.', 'own.json')]);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('不能是问题文件本身');
    expect(readFileSync(file, 'utf8')).toBe(problem);
  });

  it('that was changed by hand is found out by leitu check', async () => {
    const shop = fileOf('shop.fjs', SHOP);
    const out = join(folder, 'changed.json');
    await leitu(['plan', shop, '--out', out]);
    writeFileSync(out, readFileSync(out, 'utf8').replace('"machine":"1"', '"machine":"9"'));
    const checked = await leitu(['check', shop, out]);
    expect(checked).toMatchObject({ code: 1, err: '' });
    expect(checked.out).toContain('机器 9');
  });

  it.each([
    [['plan', 'missing.fjs'], '找不到文件 missing.fjs'],
    [['plan', '.json'], '是文件夹'],
    [['plan', 'shop.fjs', '--out', '.json'], '是文件夹'],
    [['plan', 'shop.fjs', '--steps', '0'], '--steps'],
    [['plan', 'shop.fjs', '--seed', '1', '--seed', '2'], '不止一次'],
    [['plan', 'shop.fjs', '--keep', 'plan.txt'], '--keep'],
    [['plan', 'shop.fjs', '--keep', 'missing.json'], '找不到文件 missing.json'],
    [['workshop', '--out', 'plant.json', '--out', 'other.json'], '不止一次'],
    [['check', 'shop.fjs', 'plan.json', '--objective', 'makespan', '--objective', 'makespan'], '不止一次'],
    [['plan', 'shop.csv'], '应为 .json 或 .fjs'],
    [['plan', 'shop.fjs', '--seconds', '0'], '--seconds'],
    [['plan', 'shop.fjs', '--seconds', 'long'], 'long'],
    [['plan', 'shop.fjs', '--seed', '-1'], '--seed'],
    [['plan', 'shop.fjs', '--out', 'plan.txt'], '.json'],
    [['plan', 'shop.fjs', '--gantt', 'plan.png'], '.svg'],
    [['plan', 'shop.fjs', '--objective', 'cost'], 'tardiness'],
    [['plan', 'shop.fjs', '--out', 'nowhere/plan.json'], 'nowhere/plan.json'],
    [['plan', 'shop.fjs', '--gantt', 'nowhere/plan.svg'], 'nowhere/plan.svg'],
    [['check', 'shop.fjs', 'plan.json', '--objective', 'cost'], 'tardiness'],
    [['workshop', '--out', 'plant.txt'], '.json'],
    [['workshop', '--out', 'plant.json', '--jobs', '10', '--operations', '9'], '--operations'],
    [['workshop', '--out', 'plant.json', '--machines', '0'], '--machines'],
    [['workshop', '--out', 'plant.json', '--jobs', 'many'], '--jobs'],
    [['workshop', '--out', 'plant.json', '--seed', '1.5'], '--seed'],
    [['check', 'shop.fjs', 'missing.json'], '找不到文件'],
  ])('%j is refused', async (args, words) => {
    fileOf('shop.fjs', SHOP);
    mkdirSync(join(folder, '.json'), { recursive: true });
    const ended = await leitu(args.map((arg) => (['shop.fjs', '.json'].includes(arg) ? join(folder, arg) : arg)));
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(words);
  });

  it.each(['', '[]', '{"operations": [{}]}', '{'])('%j is no plan', async (text) => {
    const ended = await leitu(['check', fileOf('shop.fjs', SHOP), fileOf('none.json', text)]);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('不是计划');
  });

  it('a broken problem is refused with its line', async () => {
    const ended = await leitu(['plan', fileOf('broken.fjs', '1 1\n1 1 0\n')], 'en');
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('Line 2 ends too early');
  });
});

describe('leitu workshop', () => {
  it('makes up a plant that leitu plan plans and draws', async () => {
    const plant = join(folder, 'plant.json');
    const out = join(folder, 'plant-plan.json');
    const picture = join(folder, 'plant.svg');
    const size = ['--machines', '12', '--jobs', '15', '--operations', '70'];
    expect(await leitu(['workshop', ...size, '--out', plant], 'en')).toMatchObject({ code: 0 });
    const planned = await leitu(['plan', plant, '--seconds', '1', '--out', out, '--gantt', picture], 'en');
    expect(planned).toMatchObject({ code: 0 });
    expect(planned.out).toContain('Jobs: 15, operations: 70, machines: 12\nWeighted tardiness:');
    expect(await leitu(['check', plant, out], 'en')).toMatchObject({ code: 0, err: '' });
    const svg = readFileSync(picture, 'utf8');
    expect(svg).toContain('<title>Plan of plant</title>');
    // Whoever points at a bar is told what it is; nothing of it is left unfilled.
    expect(svg).toContain('Order 1001 · 1');
    expect(svg).not.toMatch(/\{\w+\}\W|NaN|undefined/);
  });

  it('is planned until Ctrl-C, and the best plan so far is written', async () => {
    const plant = join(folder, 'long.json');
    const out = join(folder, 'long-plan.json');
    await leitu(['workshop', '--machines', '12', '--jobs', '40', '--operations', '300', '--out', plant]);
    const before = process.listeners('SIGINT');
    const planning = leitu(['plan', plant, '--seconds', '600', '--out', out], 'en');
    // The search has begun when it listens for Ctrl-C; what listened before is none of this.
    while (
      before.some((listener) => process.listeners('SIGINT').includes(listener)) ||
      process.listenerCount('SIGINT') === 0
    ) {
      await breathe();
    }
    process.emit('SIGINT');
    const planned = await planning;
    expect(planned.out).toMatch(/^Stopped by Ctrl-C after [\d.]+ s[\s\S]*Jobs: 40, operations: 300/);
    expect(await leitu(['check', plant, out])).toMatchObject({ code: 0 });
    expect(process.listeners('SIGINT')).toEqual(before);
  });

  it('that was broken by hand is refused with its line', async () => {
    const path = fileOf('broken.json', '{\n  "machines": [{ "id": "saw" }],\n  "jobs": [{ "id": "a" }]\n}\n');
    const ended = await leitu(['plan', path], 'en');
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('3:12 /jobs/0: “operations” is missing');
  });
});

describeWithShared('published shops', (shared) => {
  it('whose best makespan is proven and easy are planned as well, and the plans are sound', async () => {
    const shop = join(shared, 'instances', 'fjsp', 'la37_vdata.fjs');
    const out = join(folder, 'la37.json');
    const planned = await leitu(['plan', shop, '--seconds', '60', '--out', out], 'en');
    expect(planned.out).toMatch(/Makespan: 986 min\nProven/);
    expect((await leitu(['check', shop, out])).code).toBe(0);
  });
});
