/** A line of business: its code in GB/T 4754-2017, and the words that stand for it in the names of firms. */
type Line = readonly [industryCode: string, ...words: string[]];

/** What the firms of a trade have in common. */
export interface Trade {
  readonly lines: readonly Line[];
  /** The median of the people that a firm without a title employs. */
  readonly people: number;
  /** The median of the revenue for each of them, in 万元 a year. */
  readonly revenuePerHeadWan: number;
  /** How much the trade lives on research, from −1 (hardly) to 1.5 (altogether); 0 is the mean. */
  readonly research: number;
  /** The mean of the net profit in the revenue. */
  readonly margin: number;
  /** How likely a leading product is in the strategic emerging industries, and in the six industrial bases. */
  readonly strategic: number;
  readonly sixBases: number;
}

/**
 * The trades of the demonstration city. Their sizes, margins and leanings are plausible and no statistics; their codes are
 * those of GB/T 4754-2017.
 */
export const TRADES = {
  shoes: {
    lines: [
      ['C1951', '鞋业', '鞋服', '运动鞋'],
      ['C1952', '皮鞋', '鞋业'],
      ['C1953', '鞋塑', '鞋材'],
      ['C1954', '鞋材', '鞋业'],
      ['C1959', '鞋业', '鞋服'],
    ],
    ...{ people: 42, revenuePerHeadWan: 38, research: -0.3, margin: 0.05, strategic: 0.02, sixBases: 0.01 },
  },
  clothing: {
    lines: [
      ['C1811', '服饰', '体育服饰'],
      ['C1819', '服装', '制衣'],
      ['C1821', '服饰', '运动服装'],
      ['C1829', '针织服饰', '服装'],
      ['C1830', '服饰辅料', '服装配件'],
    ],
    ...{ people: 36, revenuePerHeadWan: 34, research: -0.5, margin: 0.05, strategic: 0.01, sixBases: 0.01 },
  },
  textiles: {
    lines: [
      ['C1752', '印染', '染整'],
      ['C1751', '织造', '纺织'],
      ['C1761', '针织', '纺织'],
      ['C1783', '织带'],
      ['C2822', '化纤', '纤维科技'],
      ['C2821', '锦纶', '化纤'],
    ],
    ...{ people: 45, revenuePerHeadWan: 62, research: 0, margin: 0.05, strategic: 0.1, sixBases: 0.12 },
  },
  sportsGoods: {
    lines: [
      ['C2442', '体育用品', '运动器材'],
      ['C2443', '健身器材'],
      ['C2444', '运动护具'],
    ],
    ...{ people: 30, revenuePerHeadWan: 40, research: -0.1, margin: 0.06, strategic: 0.03, sixBases: 0.02 },
  },
  bags: {
    lines: [['C1922', '箱包', '轻工箱包', '皮具']],
    ...{ people: 34, revenuePerHeadWan: 32, research: -0.6, margin: 0.05, strategic: 0, sixBases: 0 },
  },
  umbrellas: {
    lines: [['C4119', '伞业', '雨具', '伞具']],
    ...{ people: 32, revenuePerHeadWan: 33, research: -0.6, margin: 0.05, strategic: 0, sixBases: 0 },
  },
  ceramics: {
    lines: [
      ['C3074', '陶瓷', '日用陶瓷', '瓷业'],
      ['C3075', '工艺陶瓷', '陶瓷艺术', '陶瓷'],
      ['C3076', '园艺陶瓷', '陶瓷工艺'],
    ],
    ...{ people: 24, revenuePerHeadWan: 26, research: -0.6, margin: 0.07, strategic: 0.01, sixBases: 0.02 },
  },
  technicalCeramics: {
    lines: [
      ['C3073', '特种陶瓷', '陶瓷新材料'],
      ['C3089', '耐火材料'],
      ['C3985', '电子材料', '电子陶瓷'],
    ],
    ...{ people: 30, revenuePerHeadWan: 48, research: 0.9, margin: 0.09, strategic: 0.6, sixBases: 0.6 },
  },
  buildingCeramics: {
    lines: [
      ['C3071', '建材', '陶瓷建材', '瓷砖'],
      ['C3072', '卫浴洁具', '陶瓷洁具'],
    ],
    ...{ people: 60, revenuePerHeadWan: 52, research: -0.1, margin: 0.05, strategic: 0.05, sixBases: 0.04 },
  },
  tea: {
    lines: [['C1530', '茶业', '茶叶', '制茶', '茶厂']],
    ...{ people: 16, revenuePerHeadWan: 30, research: -0.9, margin: 0.08, strategic: 0, sixBases: 0 },
  },
  rattanCraft: {
    lines: [
      ['C2435', '藤铁工艺', '藤艺'],
      ['C2130', '金属家具', '家居工艺'],
      ['C2432', '工艺品', '金属工艺'],
    ],
    ...{ people: 28, revenuePerHeadWan: 27, research: -0.7, margin: 0.06, strategic: 0, sixBases: 0.01 },
  },
  incense: {
    lines: [['C2439', '香业', '制香', '香品']],
    ...{ people: 22, revenuePerHeadWan: 27, research: -0.7, margin: 0.08, strategic: 0, sixBases: 0 },
  },
  giftCraft: {
    lines: [
      ['C2439', '树脂工艺', '工艺礼品'],
      ['C2438', '珠宝首饰', '饰品'],
      ['C2451', '玩具', '电子玩具'],
    ],
    ...{ people: 26, revenuePerHeadWan: 28, research: -0.5, margin: 0.06, strategic: 0, sixBases: 0 },
  },
  stone: {
    lines: [
      ['C3032', '石材', '石业', '建筑石材'],
      ['C3032', '石材', '石业'],
      ['C2431', '石雕', '石雕工艺', '雕艺'],
    ],
    ...{ people: 28, revenuePerHeadWan: 48, research: -0.7, margin: 0.06, strategic: 0.01, sixBases: 0 },
  },
  plumbing: {
    lines: [
      ['C3352', '水暖', '水暖器材'],
      ['C3383', '卫浴', '卫浴洁具'],
      ['C3443', '阀门', '阀业', '智能阀门'],
    ],
    ...{ people: 34, revenuePerHeadWan: 44, research: 0, margin: 0.06, strategic: 0.08, sixBases: 0.15 },
  },
  fireSafety: {
    lines: [
      ['C3353', '消防器材', '消防科技'],
      ['C3595', '消防安全设备', '安防科技'],
    ],
    ...{ people: 32, revenuePerHeadWan: 46, research: 0.5, margin: 0.07, strategic: 0.3, sixBases: 0.1 },
  },
  hardware: {
    lines: [
      ['C3482', '紧固件', '五金标准件'],
      ['C3351', '五金', '五金制品'],
      ['C3391', '铸造', '精密铸造'],
      ['C3360', '金属表面处理', '金属科技'],
    ],
    ...{ people: 28, revenuePerHeadWan: 45, research: 0, margin: 0.06, strategic: 0.05, sixBases: 0.3 },
  },
  machinery: {
    lines: [
      ['C3484', '精密机械', '机械', '机械制造'],
      ['C3552', '制鞋机械', '鞋机'],
      ['C3551', '纺织机械', '针织机械'],
      ['C3523', '塑料机械', '注塑机械'],
      ['C3525', '模具', '精密模具'],
      ['C3491', '智能装备', '机器人'],
      ['C3421', '数控机床', '数控科技'],
      ['C3514', '工程机械', '建筑机械'],
      ['C3515', '石材机械', '建材机械'],
      ['C3549', '卫生用品机械', '自动化设备'],
    ],
    ...{ people: 32, revenuePerHeadWan: 50, research: 0.7, margin: 0.08, strategic: 0.35, sixBases: 0.4 },
  },
  vehicleParts: {
    lines: [
      ['C3670', '汽车配件', '汽车零部件', '车桥'],
      ['C3660', '专用车', '车身科技'],
      ['C3752', '摩托车配件'],
    ],
    ...{ people: 40, revenuePerHeadWan: 55, research: 0.5, margin: 0.06, strategic: 0.2, sixBases: 0.35 },
  },
  electronics: {
    lines: [
      ['C3922', '通讯设备', '通信科技', '对讲机'],
      ['C3921', '通信设备', '通信技术'],
      ['C3982', '电子', '电路科技'],
      ['C3983', '传感技术', '传感科技'],
      ['C3989', '电子元件', '电子'],
      ['C3961', '智能科技', '智能穿戴'],
      ['C4011', '自动化仪表', '测控技术'],
    ],
    ...{ people: 34, revenuePerHeadWan: 58, research: 1, margin: 0.08, strategic: 0.6, sixBases: 0.45 },
  },
  semiconductors: {
    lines: [
      ['C3973', '微电子', '半导体'],
      ['C3976', '光电子', '光电器件'],
      ['C3562', '半导体设备', '半导体装备'],
      ['I6520', '集成电路设计', '芯片技术'],
    ],
    ...{ people: 40, revenuePerHeadWan: 72, research: 1.5, margin: 0.08, strategic: 0.95, sixBases: 0.85 },
  },
  lighting: {
    lines: [
      ['C3872', '照明', '照明电器'],
      ['C3975', '光电', '半导体照明'],
    ],
    ...{ people: 34, revenuePerHeadWan: 52, research: 0.5, margin: 0.07, strategic: 0.4, sixBases: 0.15 },
  },
  newEnergy: {
    lines: [
      ['C3825', '光伏科技', '太阳能'],
      ['C3841', '新能源', '电池科技'],
      ['C3823', '电气', '电力设备'],
      ['C3821', '变压器', '电源科技'],
    ],
    ...{ people: 38, revenuePerHeadWan: 75, research: 0.9, margin: 0.07, strategic: 0.85, sixBases: 0.4 },
  },
  chemicals: {
    lines: [
      ['C2614', '化工', '石化'],
      ['C2651', '石化新材料', '高分子材料'],
      ['C2661', '助剂', '化学助剂'],
      ['C2641', '涂料', '水性涂料'],
      ['C2669', '胶粘科技', '精细化工'],
    ],
    ...{ people: 32, revenuePerHeadWan: 130, research: 0.6, margin: 0.07, strategic: 0.35, sixBases: 0.4 },
  },
  plastics: {
    lines: [
      ['C2925', '合成革', '革业'],
      ['C2924', '发泡材料', '泡塑'],
      ['C2929', '塑胶', '塑料制品'],
      ['C2921', '薄膜科技', '膜材料'],
      ['C2912', '橡胶制品'],
    ],
    ...{ people: 32, revenuePerHeadWan: 64, research: 0.2, margin: 0.06, strategic: 0.15, sixBases: 0.2 },
  },
  hygieneProducts: {
    lines: [
      ['C2239', '卫生用品', '生活用品', '护理用品'],
      ['C1781', '非织造布', '无纺布'],
    ],
    ...{ people: 44, revenuePerHeadWan: 66, research: 0.2, margin: 0.07, strategic: 0.08, sixBases: 0.05 },
  },
  packaging: {
    lines: [
      ['C2231', '包装', '纸品', '纸业'],
      ['C2319', '彩印', '印务', '印刷'],
      ['C2926', '塑料包装', '包装材料'],
    ],
    ...{ people: 26, revenuePerHeadWan: 46, research: -0.3, margin: 0.05, strategic: 0.01, sixBases: 0.01 },
  },
  food: {
    lines: [
      ['C1421', '食品', '糖果'],
      ['C1419', '食品', '休闲食品'],
      ['C1411', '烘焙食品', '食品'],
      ['C1361', '水产', '冷冻食品'],
      ['C1369', '海洋食品', '紫菜'],
      ['C1462', '酿造', '老醋'],
      ['C1439', '方便食品', '食品科技'],
    ],
    ...{ people: 38, revenuePerHeadWan: 52, research: -0.2, margin: 0.06, strategic: 0.03, sixBases: 0 },
  },
  environment: {
    lines: [
      ['C3591', '环保设备', '环保科技'],
      ['C3463', '净化设备', '膜分离技术'],
      ['N7721', '水务环保', '水处理科技'],
      ['C4220', '再生资源', '循环科技'],
    ],
    ...{ people: 26, revenuePerHeadWan: 55, research: 0.7, margin: 0.07, strategic: 0.8, sixBases: 0.15 },
  },
  medicine: {
    lines: [
      ['C3584', '医疗器械', '医疗科技'],
      ['C3586', '康复器具', '康复科技'],
      ['C2770', '医用材料', '医疗用品'],
      ['C2740', '药业', '制药'],
      ['C1492', '生物科技', '保健食品'],
    ],
    ...{ people: 36, revenuePerHeadWan: 58, research: 0.9, margin: 0.1, strategic: 0.65, sixBases: 0.1 },
  },
  software: {
    lines: [
      ['I6513', '软件', '信息科技', '软件科技'],
      ['I6531', '信息技术', '系统集成'],
      ['I6532', '物联网科技', '物联科技'],
      ['I6550', '数据科技', '云计算'],
      ['I6572', '动漫科技', '数字文化'],
    ],
    ...{ people: 18, revenuePerHeadWan: 42, research: 1.1, margin: 0.09, strategic: 0.7, sixBases: 0.08 },
  },
  technicalServices: {
    lines: [
      ['M7452', '检测技术', '检测服务'],
      ['M7491', '工业设计', '产品设计'],
      ['M7484', '工程设计', '建筑设计'],
      ['M7320', '材料研究', '技术研发'],
    ],
    ...{ people: 16, revenuePerHeadWan: 36, research: 0.6, margin: 0.1, strategic: 0.3, sixBases: 0.03 },
  },
  businessServices: {
    lines: [
      ['L7224', '供应链管理', '供应链'],
      ['L7243', '企业管理咨询', '管理咨询'],
      ['L7281', '会展服务', '会展'],
      ['L7251', '网络传媒', '品牌策划'],
    ],
    ...{ people: 10, revenuePerHeadWan: 50, research: -0.9, margin: 0.08, strategic: 0.01, sixBases: 0 },
  },
  logistics: {
    lines: [
      ['G5431', '物流', '货运'],
      ['G5821', '货运代理', '国际货代'],
      ['G5920', '仓储', '仓储物流'],
    ],
    ...{ people: 20, revenuePerHeadWan: 62, research: -0.9, margin: 0.04, strategic: 0, sixBases: 0 },
  },
  commerce: {
    lines: [
      ['F5132', '服装贸易', '服饰商贸'],
      ['F5133', '鞋业贸易', '鞋服贸易'],
      ['F5165', '建材贸易', '建材商贸'],
      ['F5174', '五金贸易', '五金机电'],
      ['F5193', '电子商务', '跨境电商'],
      ['F5199', '进出口贸易', '贸易'],
    ],
    ...{ people: 9, revenuePerHeadWan: 210, research: -1, margin: 0.03, strategic: 0, sixBases: 0 },
  },
  construction: {
    lines: [
      ['E5011', '建筑装饰', '装饰工程'],
      ['E5013', '幕墙工程', '幕墙装饰'],
      ['E4891', '园林工程', '园林绿化'],
    ],
    ...{ people: 26, revenuePerHeadWan: 90, research: -0.8, margin: 0.04, strategic: 0, sixBases: 0 },
  },
} as const satisfies Readonly<Record<string, Trade>>;

export type TradeName = keyof typeof TRADES;
