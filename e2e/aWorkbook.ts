import { usccCheckDigit } from '@leitu/rules';
import exceljs from 'exceljs';

/** The columns of the list, as a department would head them. */
const HEADERS = [
  '统一社会信用代码',
  '企业名称',
  '行政区划代码',
  '国民经济行业代码',
  '成立日期',
  '从业人员数',
  '上年度营业收入（万元）',
  '上年度研发费用（万元）',
  '从事特定细分市场年限',
  '高新技术企业等有效荣誉',
  '列入经营异常名录',
  '列入严重失信主体名单',
  '近三年重大安全质量环境网络数据事件',
  '产品属禁止限制淘汰类',
] as const;

type Header = (typeof HEADERS)[number];

/** A firm of the list, by its headers. */
export type ListedFirm = Readonly<Record<Header, string | number>> & { readonly 企业名称: string };

/** A cell that is not as it should be, by its row in the workbook. */
export interface Mistake {
  readonly row: number;
  readonly column: Header;
  readonly value: string;
}

/** Firms of 晋江 and 南安: every fifth has a high-tech title, which carries it onto the first rung; of every seventh the basics are unknown. */
export function listedFirms(count: number): readonly ListedFirm[] {
  return Array.from({ length: count }, (_, index) => {
    const region = index % 2 === 0 ? '350582' : '350583';
    const first17 = `91${region}MA${String(index + 1).padStart(7, '0')}`;
    const basics = index % 7 === 6 ? '' : '否';
    return {
      统一社会信用代码: first17 + usccCheckDigit(first17),
      企业名称: `累土${NAMES[index % NAMES.length]}第${index + 1}有限公司`,
      行政区划代码: region,
      国民经济行业代码: index % 3 === 0 ? 'C3983' : 'C1952',
      成立日期: `20${String(1 + (index % 20)).padStart(2, '0')}-06-11`,
      从业人员数: 40 + index,
      '上年度营业收入（万元）': 1200 + index * 37.5,
      '上年度研发费用（万元）': 20 + index,
      从事特定细分市场年限: 2 + (index % 9),
      高新技术企业等有效荣誉: index % 5 === 0 ? '是' : '否',
      列入经营异常名录: basics,
      列入严重失信主体名单: basics,
      近三年重大安全质量环境网络数据事件: basics,
      产品属禁止限制淘汰类: basics,
    };
  });
}

const NAMES = ['电子', '鞋服', '机械', '石材', '食品', '陶瓷'];

/** The firms as a workbook, with the mistakes in it. The header is row 1. */
export async function aWorkbook(firms: readonly ListedFirm[], mistakes: readonly Mistake[] = []): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('企业名单');
  sheet.addRow([...HEADERS]);
  for (const firm of firms) sheet.addRow(HEADERS.map((header) => firm[header]));
  for (const { row, column, value } of mistakes) sheet.getCell(row, HEADERS.indexOf(column) + 1).value = value;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
