import type { Bilingual } from '@leitu/kernel';
import { isDivisionOfSection } from './industry.ts';

/** The sections of GB/T 4754-2017: letter, Chinese name, English name. */
const SECTIONS: readonly Industry[] = table(`
A|农、林、牧、渔业|Agriculture, forestry and fishery
B|采矿业|Mining
C|制造业|Manufacturing
D|电力、热力、燃气及水生产和供应业|Power, heat, gas and water supply
E|建筑业|Construction
F|批发和零售业|Wholesale and retail
G|交通运输、仓储和邮政业|Transport, storage and post
H|住宿和餐饮业|Accommodation and catering
I|信息传输、软件和信息技术服务业|Information transmission, software and information technology
J|金融业|Finance
K|房地产业|Real estate
L|租赁和商务服务业|Leasing and business services
M|科学研究和技术服务业|Scientific research and technical services
N|水利、环境和公共设施管理业|Water, environment and public facilities
O|居民服务、修理和其他服务业|Services for residents, repair and other services
P|教育|Education
Q|卫生和社会工作|Health and social work
R|文化、体育和娱乐业|Culture, sports and entertainment
S|公共管理、社会保障和社会组织|Public administration, social security and social organisations
T|国际组织|International organisations
`);

/**
 * The divisions of GB/T 4754-2017 in which firms are found, real estate by classes since its size limits differ below the division:
 * code, Chinese name, English name.
 */
export const INDUSTRIES: readonly Industry[] = table(`
A01|农业|Crop farming
A02|林业|Forestry
A03|畜牧业|Animal husbandry
A04|渔业|Fishery
A05|农、林、牧、渔专业及辅助性活动|Support for farming, forestry and fishery
B06|煤炭开采和洗选业|Coal mining and washing
B07|石油和天然气开采业|Oil and gas extraction
B08|黑色金属矿采选业|Ferrous ore mining
B09|有色金属矿采选业|Non-ferrous ore mining
B10|非金属矿采选业|Non-metal ore mining
B11|开采专业及辅助性活动|Support for mining
B12|其他采矿业|Other mining
C13|农副食品加工业|Processing of farm products
C14|食品制造业|Food
C15|酒、饮料及精制茶制造业|Liquor, beverages and tea
C16|烟草制品业|Tobacco
C17|纺织业|Textiles
C18|纺织服装、服饰业|Clothing
C19|皮革、毛皮、羽毛及其制品和制鞋业|Leather, fur, feather and shoes
C20|木材加工和木、竹、藤、棕、草制品业|Wood, bamboo and straw products
C21|家具制造业|Furniture
C22|造纸和纸制品业|Paper and paper products
C23|印刷和记录媒介复制业|Printing and reproduction
C24|文教、工美、体育和娱乐用品制造业|Goods for culture, crafts, sports and leisure
C25|石油、煤炭及其他燃料加工业|Petroleum, coal and other fuels
C26|化学原料和化学制品制造业|Chemicals
C27|医药制造业|Medicines
C28|化学纤维制造业|Chemical fibres
C29|橡胶和塑料制品业|Rubber and plastics
C30|非金属矿物制品业|Non-metal mineral products
C31|黑色金属冶炼和压延加工业|Smelting and rolling of ferrous metals
C32|有色金属冶炼和压延加工业|Smelting and rolling of non-ferrous metals
C33|金属制品业|Metal products
C34|通用设备制造业|General-purpose machinery
C35|专用设备制造业|Special-purpose machinery
C36|汽车制造业|Motor vehicles
C37|铁路、船舶、航空航天和其他运输设备制造业|Railway, ship, aerospace and other transport equipment
C38|电气机械和器材制造业|Electrical machinery
C39|计算机、通信和其他电子设备制造业|Computers, communication and electronics
C40|仪器仪表制造业|Instruments and meters
C41|其他制造业|Other manufacturing
C42|废弃资源综合利用业|Recycling
C43|金属制品、机械和设备修理业|Repair of metal products and machinery
D44|电力、热力生产和供应业|Power and heat supply
D45|燃气生产和供应业|Gas supply
D46|水的生产和供应业|Water supply
E47|房屋建筑业|Building construction
E48|土木工程建筑业|Civil engineering
E49|建筑安装业|Installation
E50|建筑装饰、装修和其他建筑业|Finishing and other construction
F51|批发业|Wholesale
F52|零售业|Retail
G53|铁路运输业|Rail transport
G54|道路运输业|Road transport
G55|水上运输业|Water transport
G56|航空运输业|Air transport
G57|管道运输业|Pipeline transport
G58|多式联运和运输代理业|Multimodal transport and forwarding
G59|装卸搬运和仓储业|Handling and warehousing
G60|邮政业|Post
H61|住宿业|Accommodation
H62|餐饮业|Catering
I63|电信、广播电视和卫星传输服务|Telecommunication, broadcasting and satellite transmission
I64|互联网和相关服务|Internet services
I65|软件和信息技术服务业|Software and information technology
J66|货币金融服务|Monetary financial services
J67|资本市场服务|Capital market services
J68|保险业|Insurance
J69|其他金融业|Other finance
K7010|房地产开发经营|Real estate development
K7020|物业管理|Property management
K7030|房地产中介服务|Real estate agencies
K7040|房地产租赁经营|Real estate leasing
K7090|其他房地产业|Other real estate
L71|租赁业|Leasing
L72|商务服务业|Business services
M73|研究和试验发展|Research and development
M74|专业技术服务业|Professional and technical services
M75|科技推广和应用服务|Promotion and application of technology
N76|水利管理业|Water management
N77|生态保护和环境治理业|Ecology and environment
N78|公共设施管理业|Public facilities
N79|土地管理业|Land management
O80|居民服务业|Services for residents
O81|机动车、电子产品和日用产品修理业|Repair of vehicles, electronics and household goods
O82|其他服务业|Other services
P83|教育|Education
Q84|卫生|Health
Q85|社会工作|Social work
R86|新闻和出版业|News and publishing
R87|广播、电视、电影和视影录音制作业|Broadcasting, film and sound recording
R88|文化艺术业|Culture and arts
R89|体育|Sports
R90|娱乐业|Entertainment
`);

/** An industry of the standard: its code, and its name in both languages. */
export interface Industry extends Bilingual {
  readonly code: string;
}

function table(lines: string): readonly Industry[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', zh = '', en = ''] = line.split('|');
      return { code, zh, en };
    });
}

/**
 * The name of a section, by the letter that any of its codes begins with.
 * @example sectionName('C3921')?.en // 'Manufacturing'
 */
export function sectionName(code: string): Bilingual | undefined {
  return nameIn(SECTIONS, ({ code: letter }) => letter === code.charAt(0));
}

/**
 * The name of the division of an industry code, or of its class where the list goes so far; where the list has neither, that of the
 * section. Undefined for what is no code of the standard.
 * @example divisionName('C39')?.en // 'Computers, communication and electronics'
 */
export function divisionName(code: string): Bilingual | undefined {
  if (!/^[A-T]\d{2,4}$/.test(code) || !isDivisionOfSection(code)) return undefined;
  return nameIn(INDUSTRIES, (industry) => code.startsWith(industry.code)) ?? sectionName(code);
}

function nameIn(industries: readonly Industry[], isMeant: (industry: Industry) => boolean): Bilingual | undefined {
  const found = industries.find(isMeant);
  return found === undefined ? undefined : { zh: found.zh, en: found.en };
}
