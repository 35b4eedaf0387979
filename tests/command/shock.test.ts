import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithShared } from '../shared.ts';
import { leitu } from './leitu.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitu-shock-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const FIRMS = 'firm,sector\n甲,钢铁\n乙,汽车\n丙,汽车\n';
const LINKS = 'supplier,customer,weight\n甲,乙,3\n甲,丙,1\n';
const files = (firms = FIRMS, links = LINKS) => [
  'shock',
  '--firms',
  fileOf('firms.csv', firms),
  '--links',
  fileOf('links.csv', links),
];

describe('leitu shock', () => {
  it('tells the index of every firm in the order of the file, with twelve digits', async () => {
    const ended = await leitu(files());
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out.split('\r\n')).toEqual([
      'firm,esri,esri_down,esri_up,iterations',
      '甲,1.000000000000,1.000000000000,1.000000000000,2',
      '乙,0.750000000000,0.000000000000,0.750000000000,2',
      '丙,0.250000000000,0.000000000000,0.250000000000,2',
      '',
    ]);
  });

  it('counts jobs where the firms have weights, and lists the firms that matter most', async () => {
    const weighted = 'firm,sector,market,weight\n甲,钢铁,,10\n乙,汽车,,60\n丙,汽车,,30\n';
    const ended = await leitu([...files(weighted), '--format', 'table'], 'en');
    expect(ended.out).toContain('3 firms, 2 links');
    expect(ended.out).toMatch(/1 +甲 +钢铁 +100\.0000% +100\.0000% +10\.0000%/);
    expect(ended.out).toMatch(/2 +乙 +汽车 +67\.5000%/);
  });

  it('says the same with any number of threads', async () => {
    const size = 900;
    const firms = ['firm,sector', ...Array.from({ length: size }, (_, i) => `f${i},s${i % 7}`)].join('\n');
    const rows = Array.from(
      { length: size * 2 },
      (_, i) => `f${(i * 7) % size},f${(i * 31 + 5) % size},${1 + (i % 9)}`,
    );
    const links = ['supplier,customer,weight', ...rows].join('\n');
    const one = await leitu([...files(firms, links), '--workers', '1']);
    const two = await leitu([...files(firms, links), '--workers', '2']);
    expect(two.out).toBe(one.out);
    expect(one.out.split('\r\n')).toHaveLength(size + 2);
  });

  it('names the rows it refuses, goes on with the others and ends with 1', async () => {
    const links = `${LINKS}甲,甲,1\n甲,丁,1\n乙,丙,-2\n乙,丙,NaN\n甲,乙,5\n`;
    const ended = await leitu(files(FIRMS, links), 'en');
    expect(ended.code).toBe(1);
    expect(ended.out).toContain('甲,1.000000000000');
    const told = ended.err
      .trim()
      .split('\n')
      .map((line) => line.replace(/^.*links\.csv：/, ''));
    expect(told.map((line) => /Line \d+/.exec(line)?.[0])).toEqual(['Line 4', 'Line 5', 'Line 6', 'Line 7', 'Line 8']);
    expect(told[1]).toContain('“丁” is not among the firms');
  });

  it('does not name each of many bad rows', async () => {
    const links = `${LINKS}${'甲,乙,-1\n'.repeat(5000)}`;
    const ended = await leitu(files(FIRMS, links), 'en');
    expect(ended.code).toBe(1);
    expect(ended.err.trim().split('\n')).toHaveLength(21);
    expect(ended.err).toContain('4980 more rows were refused');
  });

  it.each([
    [['--replaceable', 'maybe'], '--replaceable'],
    [['--epsilon', '0'], '--epsilon'],
    [['--epsilon', 'small'], 'small'],
    [['--epsilon', '1e-12'], '1e-9'],
    [['--workers', '0'], '--workers'],
    [['--format', 'xml'], '--format'],
    [['--essential', 'nowhere.csv'], 'nowhere.csv'],
  ])('%j is refused', async (args, words) => {
    const ended = await leitu([...files(), ...args]);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(words);
  });

  it('refuses a file without the columns it needs', async () => {
    const ended = await leitu(files('name,sector\na,b\n'), 'en');
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('has no column “firm”; it has: name, sector');
  });

  it('refuses a row of more cells than the header: a comma in a number would cut it short', async () => {
    const ended = await leitu(files(FIRMS, 'supplier,customer,weight\n甲,乙,3\n甲,丙,1,000\n'), 'en');
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('Line 3 has more cells than the header, by 1');
  });
});

describe('one scenario', () => {
  // 甲 in the region 东 and 丁 in the region 西 make steel for two makers of cars.
  const firms = 'firm,sector,region,jobs\n甲,钢铁,东,10\n丁,钢铁,西,20\n乙,汽车,东,60\n丙,汽车,东,10\n';
  const links = 'supplier,customer,weight\n甲,乙,3\n丁,乙,1\n丁,丙,4\n';
  const rows = async (...args: readonly string[]) => {
    const ended = await leitu([...files(firms, links), ...args]);
    expect(ended).toMatchObject({ code: 0, err: '' });
    return ended.out.trim().split('\r\n').slice(1);
  };

  it('is firms, regions, sectors or banned imports, each with the share that is lost, counted by what is asked for', async () => {
    const byJobs = ['--weight', 'jobs'];
    // 乙 loses a quarter of its steel and 丙 all, so 甲 a quarter and 丁 0.85 of its sales: 15 + 10 + 2.5 + 17 of 100 jobs.
    expect((await rows('--ban', '钢铁', '--inside', '东', ...byJobs))[0]).toMatch(/^2,0\.445000000000,/);
    expect((await rows('--fail', '丙', ...byJobs))[0]).toMatch(/^1,0\.260000000000,/);
    expect((await rows('--fail', '丙=0.5', ...byJobs))[0]).toMatch(/^1,0\.130000000000,/);
    expect(await rows('--flood', '东', ...byJobs)).toEqual(await rows('--fail', '甲,乙,丙', ...byJobs));
    expect(await rows('--sector', '汽车=0.2')).toEqual(await rows('--fail', '乙=0.2,丙=0.2'));
    const file = fileOf('scenario.csv', 'kind,name,loss\nfirm,乙,0.2\nfirm,丙,0.2\n');
    expect(await rows('--scenario', file)).toEqual(await rows('--sector', '汽车=0.2'));
  });

  it('tells how: through whom the loss of each firm came', async () => {
    const ways = await rows('--fail', '丙', '--how');
    expect(ways.map((row) => row.split(',').slice(0, 4).join())).toEqual(['丙,down,0,', '丙,up,0,', '丁,up,1,丙']);
    const table = await leitu([...files(firms, links), '--fail', '丙', '--format', 'table'], 'en');
    expect(table.out).toContain('1 firms are struck at the outset; loss 50.0000%');
    expect(table.out).toMatch(/1 +丁 +钢铁 +upstream +丙 +80\.0000%/);
  });

  it.each([
    [['--fail', '戊'], '戊'],
    [['--fail', '甲=2'], '甲'],
    [['--flood', '南'], '南'],
    [['--sector', '纺织'], '纺织'],
    [['--ban', '钢铁'], '--inside'],
    [['--weight', 'emissions', '--fail', '甲'], 'emissions'],
    [['--scenario', 'nowhere.csv'], 'nowhere.csv'],
  ])('%j is refused', async (args, words) => {
    const ended = await leitu([...files(firms, links), ...args]);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(words);
  });

  it('of a kind that is not known is refused', async () => {
    const file = fileOf('scenario.csv', 'kind,name\nquake,东\n');
    const ended = await leitu([...files(firms, links), '--scenario', file]);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('quake');
  });

  it('goes on in chokepoints, products and gaps: the share of imports, who could fill a gap', async () => {
    const network = files(firms, links).slice(1);
    const chokepoints = await leitu(['chokepoints', ...network, '--inside', '东', '--workers', '2']);
    const importOf = new Map(chokepoints.out.split('\r\n').map((row) => [row.split(',')[0], row.split(',')[6]]));
    expect(importOf.get('import_share') ?? importOf.get('firm')).toBe('import_share');
    expect([importOf.get('乙'), importOf.get('丙')]).toEqual(['0.250000000000', '1.000000000000']);
    const products = await leitu(['chokepoints', ...network, '--by', 'product', '--final', '汽车', '--inside', '东']);
    expect(products.out.split('\r\n')[0]).toBe('sector,esri,pass_frequency,hhi,import_share,sellers');
    const fillers = await leitu(['substitutes', ...network, '--gap', '钢铁', '--inside', '东', '--most', '1']);
    expect(fillers.out.split('\r\n')[1]).toMatch(/^甲,钢铁,1\.0+,1\.0+,0\.2/);
    for (const [args, words] of [
      [['substitutes', ...network], '--gap'],
      [['substitutes', ...network, '--gap', '钢铁'], '--inside'],
      [['substitutes', ...network, '--for', '甲', '--near', 'far'], 'far'],
      [['substitutes', ...network, '--for', '甲', '--most', '0'], '--most'],
      [['chokepoints', ...network, '--by', 'luck'], 'luck'],
      [['chokepoints', ...network, '--final', '纺织'], '纺织'],
    ] as const) {
      const ended = await leitu(args);
      expect(ended).toMatchObject({ code: 2, out: '' });
      expect(ended.err).toContain(words);
    }
  });
});

describe('an invented network', () => {
  it('comes out the same for one seed, and goes into every command about chains', async () => {
    const region = async (name: string) => {
      const out = join(folder, name);
      const made = ['simulate', 'network', '--firms', '60', '--links', '200', '--sectors', '5', '--out', out];
      expect(await leitu([...made, '--seed', '7'])).toMatchObject({ code: 0, out: '' });
      return ['firms.csv', 'links.csv'].map((file) => readFileSync(join(out, file), 'utf8'));
    };
    expect(await region('one')).toEqual(await region('two'));
    const network = ['--firms', join(folder, 'one', 'firms.csv'), '--links', join(folder, 'one', 'links.csv')];
    const shocks = await leitu(['shock', ...network]);
    const figures = shocks.out
      .split('\r\n')
      .slice(1, -1)
      .map((row) => row.split(','));
    const costliest = figures.toSorted((a, b) => Number(b[1]) - Number(a[1]))[0] ?? [];
    const chokepoints = await leitu(['chokepoints', ...network]);
    expect(chokepoints.out.split('\r\n')[1]?.split(',')[0]).toBe(costliest[0]);
    expect((await leitu(['chokepoints', ...network, '--format', 'table'])).out).toContain('链条完整度');
    const substitutes = await leitu(['substitutes', '--for', costliest[0] ?? '', ...network]);
    expect(substitutes).toMatchObject({ code: 0, err: '' });
    const first = substitutes.out.split('\r\n')[1]?.split(',') ?? [];
    expect(Number(first[8])).toBeLessThan(Number(costliest[1]));
    const strengthened = await leitu(['strengthen', '-k', '3', ...network]);
    expect(strengthened.out.split('\r\n')).toHaveLength(5);
  });

  it.each([['shock'], ['chokepoints'], ['strengthen', '-k', '1'], ['substitutes', '--for', '甲']])(
    'says before it begins that the result cannot be written: %s',
    async (...command) => {
      const [, ...read] = files();
      const ended = await leitu([...command, ...read, '--out', join(folder, 'nowhere', 'result.csv')], 'en');
      expect(ended).toMatchObject({ code: 2, out: '' });
      expect(ended.err.trim().split('\n')).toHaveLength(1);
    },
  );

  it('is refused a folder where there is a file', async () => {
    const ended = await leitu(['simulate', 'network', '--firms', '10', '--out', fileOf('taken', '')], 'en');
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('Cannot make the folder');
  });

  it.each([
    [['simulate', 'network', '--firms', 'many', '--out', 'x'], '--firms'],
    [['simulate', 'network', '--firms', '10'], 'simulate-network --help'],
    [['substitutes', '--for', 'nobody'], 'nobody'],
    [['strengthen', '-k', '0'], '-k'],
  ])('%j is refused', async (args, words) => {
    const network = args[0] === 'simulate' ? [] : files().slice(1);
    const ended = await leitu([...args, ...network]);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(words);
  });
});

describeWithShared('the network of 300 firms', (shared) => {
  it('comes out of the command as published', async () => {
    const at = (name: string) => join(shared, 'vectors', 'esri', name);
    const out = join(folder, 'shock.csv');
    const network = ['--firms', at('firms.csv'), '--links', at('links.csv'), '--essential', at('essential.csv')];
    const ended = await leitu(['shock', ...network, '--replaceable', 'off', '--out', out]);
    expect(ended.code).toBe(0);
    const rows = (path: string) =>
      readFileSync(path, 'utf8')
        .trim()
        .split(/\r?\n/)
        .map((row) => row.split(','));
    const [found, expected] = [rows(out), rows(at('expected-irreplaceable-1e-2.csv'))];
    expect(found.map(([firm, , , , steps]) => [firm, steps])).toEqual(
      expected.map(([firm, , , , steps]) => [firm, steps]),
    );
    const worst = found
      .slice(1)
      .flatMap((row, place) =>
        [1, 2, 3].map((column) => Math.abs(Number(row[column]) - Number(expected[place + 1]?.[column]))),
      );
    expect(Math.max(...worst)).toBeLessThan(1e-9);
  });
});
