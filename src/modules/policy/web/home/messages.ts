import { defineMessages } from '../../../../platform/i18n/index.ts';

/** The sentences of the policy module on the home page. */
export const messages = defineMessages({
  zh: {
    towerTitle: '三级台阶',
    towerPicture: '九层塔：下五层约 60 万家，中三层约 14 万家，顶层约 1.76 万家。一块砖代表一千家。',
    towerBrick: '一块砖 = 一千家企业。全国约数，据工业和信息化部公开数据。',
    rungOrdinal1: '第一级',
    rungOrdinal2: '第二级',
    rungOrdinal3: '第三级',
    rungCount1: '约 60 万家',
    rungCount2: '约 14 万家',
    rungCount3: '约 1.76 万家',
    rungCheck: '自测这一级',
    doorsTitle: '三扇门',
    doorCheckTitle: '自测',
    doorCheck: '选一级台阶，只答还能左右结论的问题，边答边看结论、得分区间和逐条理由。',
    doorCheckGo: '选一级，开始自测',
    doorPacksTitle: '政策库',
    doorPacks: '把认定标准当作条文来读：条件、分档、分值、条款，2022 年与 2026 年并排对照。',
    doorPacksGo: '打开政策库',
    doorApiTitle: '接口',
    doorApi: '业务系统可以成批测算：交来一批企业的数据，取回每家的结论、得分和还缺的材料。',
    doorApiGo: '看接口文档',
  },
  en: {
    towerTitle: 'Three rungs',
    towerPicture:
      'A tower of nine storeys: about 600,000 firms in the lower five, about 140,000 in the next three, about 17,600 at the top. One brick stands for a thousand firms.',
    towerBrick:
      'One brick = a thousand firms. Rounded national figures, from what the Ministry of Industry and Information Technology has made public.',
    rungOrdinal1: 'First rung',
    rungOrdinal2: 'Second rung',
    rungOrdinal3: 'Third rung',
    rungCount1: 'about 600,000 firms',
    rungCount2: 'about 140,000 firms',
    rungCount3: 'about 17,600 firms',
    rungCheck: 'Check yourself on this rung',
    doorsTitle: 'Three doors',
    doorCheckTitle: 'Self-check',
    doorCheck:
      'Choose a rung and answer only what can still change the outcome; verdict, score range and reasons grow as you go.',
    doorCheckGo: 'Choose a rung',
    doorPacksTitle: 'Policies',
    doorPacks: 'Read the criteria as a text: conditions, bands, points, articles; 2022 and 2026 side by side.',
    doorPacksGo: 'Open the policy library',
    doorApiTitle: 'API',
    doorApi:
      'For other systems: hand in the figures of many firms at once and get back each one’s verdict, score and what is missing.',
    doorApiGo: 'Read the API documentation',
  },
});
