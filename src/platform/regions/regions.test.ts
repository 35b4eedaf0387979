import { describe, expect, it } from 'vitest';
import { regionName, regionNameLatin, regionPath, regionsBelow } from './index.ts';

describe('the name of a region', () => {
  it.each([
    ['35', '福建省'],
    ['3505', '泉州市'],
    ['350582', '晋江市'],
    ['11', '北京市'],
    ['1101', '北京市'],
    ['110105', '朝阳区'],
    ['4419', '东莞市'],
    ['71', '台湾省'],
    ['81', '香港特别行政区'],
  ])('%s is %s', (code, name) => {
    expect(regionName(code)).toBe(name);
  });

  it('is found with the noughts that fill a code up', () => {
    expect(regionName('350000')).toBe('福建省');
    expect(regionName('350500')).toBe('泉州市');
    expect(regionName('441900')).toBe('东莞市');
  });

  it.each(['', '3', '99', '350', '3599', '350599', '35058', '3505820', '泉州'])('“%s” has none', (code) => {
    expect(regionName(code)).toBeUndefined();
    expect(regionPath(code)).toBeUndefined();
    expect(regionNameLatin(code)).toBeUndefined();
  });

  it('codes that the package adds to the standard are left out', () => {
    // A town of 东莞市, a zone under a number of its own, districts of 香港 and 台北.
    for (const code of ['441901', '320590', '810101', '7101', '710101']) expect(regionName(code), code).toBeUndefined();
  });
});

describe('the path of a region', () => {
  it.each([
    ['35', '福建省'],
    ['350500', '福建省 泉州市'],
    ['350582', '福建省 泉州市 晋江市'],
    ['110105', '北京市 朝阳区'],
    ['1101', '北京市'],
    ['500229', '重庆市 城口县'],
    ['5002', '重庆市 县'],
    ['429004', '湖北省 仙桃市'],
    ['469001', '海南省 五指山市'],
    ['659001', '新疆维吾尔自治区 石河子市'],
    ['441900', '广东省 东莞市'],
  ])('%s is %s', (code, path) => {
    expect(regionPath(code)).toBe(path);
  });
});

describe('the regions below', () => {
  it('of the country are its 34 provinces, by 2 digits', () => {
    const provinces = regionsBelow('');
    expect(provinces).toHaveLength(34);
    expect(provinces[0]).toEqual({ code: '11', name: '北京市' });
  });

  it('of 福建省 are its 9 cities, by 4 digits', () => {
    expect(regionsBelow('35').map(({ name }) => name)).toEqual(
      '福州市 厦门市 莆田市 三明市 泉州市 漳州市 南平市 龙岩市 宁德市'.split(' '),
    );
    expect(regionsBelow('350000')).toEqual(regionsBelow('35'));
  });

  it('of 泉州市 are its 12 counties, by 6 digits, in the order of their codes', () => {
    expect(regionsBelow('3505').map(({ code, name }) => `${code} ${name}`)).toEqual([
      ...['350502 鲤城区', '350503 丰泽区', '350504 洛江区', '350505 泉港区', '350521 惠安县', '350524 安溪县'],
      ...['350525 永春县', '350526 德化县', '350527 金门县', '350581 石狮市', '350582 晋江市', '350583 南安市'],
    ]);
  });

  it('of a municipality are itself as a city, and of that its districts', () => {
    expect(regionsBelow('11')).toEqual([{ code: '1101', name: '北京市' }]);
    expect(regionsBelow('1101')).toHaveLength(16);
    expect(regionsBelow('50').map(({ code }) => code)).toEqual(['5001', '5002']);
  });

  it('of a province that governs counties itself are these under the name that gathers them', () => {
    expect(regionsBelow('42').at(-1)).toEqual({ code: '4290', name: '省直辖县' });
    expect(regionsBelow('4290').map(({ name }) => name)).toEqual('仙桃市 潜江市 天门市 神农架林区'.split(' '));
  });

  it('of a city without counties is itself, and of a county nothing', () => {
    expect(regionsBelow('4419')).toEqual([{ code: '441900', name: '东莞市' }]);
    expect(regionsBelow('350582')).toEqual([]);
    expect(regionsBelow('99')).toEqual([]);
  });

  it('every region has a name, a path that ends with it and a Latin name', () => {
    const cities = regionsBelow('').flatMap(({ code }) => regionsBelow(code));
    const regions = [...cities, ...cities.flatMap(({ code }) => regionsBelow(code))];
    expect(regions.length).toBeGreaterThan(3000);
    expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length);
    for (const { code, name } of regions) {
      expect(regionName(code)).toBe(name);
      expect(regionPath(code)?.endsWith(name), code).toBe(true);
      expect(regionNameLatin(code), code).toMatch(/^[A-Zü][A-Za-zü' -]+$/);
    }
  });
});

describe('the Latin name of a region', () => {
  it.each([
    ['35', 'Fujian'],
    ['3505', 'Quanzhou'],
    ['350582', 'Jinjiang'],
    ['350521', "Hui'an County"],
    ['350502', 'Licheng District'],
    ['61', 'Shaanxi'],
    ['14', 'Shanxi'],
    ['15', 'Inner Mongolia'],
    ['50', 'Chongqing'],
    ['500233', 'Zhongxian'],
    ['500240', 'Shizhu Tujia Autonomous County'],
    ['3415', "Lu'an"],
    ['371722', 'Shanxian'],
    ['141002', 'Yaodu District'],
    ['6531', 'Kashi Prefecture'],
    ['1411', 'Lüliang'],
    ['530000', 'Yunnan'],
    ['620826', 'Jingning County'],
    ['620626', undefined],
  ])('of %s is %s', (code, latin) => {
    expect(regionNameLatin(code)).toBe(latin);
    expect(regionNameLatin(code)).toBe(latin);
  });
});
