import { defineRefusals, type RefusalDefinition } from '@leitu/kernel';

/** The closed list of what dossiers refuse, beside the cells of facts and the files of imports. */
export const enterpriseRefusals = {
  // What is looked for.
  unknown_column: {
    status: 422,
    zh: '没有“{name}”这一列；可用的有指标字典中的指标，以及 tier、tier_granted_on、updated_at',
    en: 'There is no column “{name}”; there are the facts of the dictionary, tier, tier_granted_on and updated_at',
  },
  condition_unfit: {
    status: 422,
    zh: '筛选条件“{condition}”无法使用；可以写成{zh}',
    en: 'The condition “{condition}” cannot be used; write {en}',
  },
  unknown_firm: {
    status: 404,
    zh: '没有这家企业，或您无权查看。请在企业列表中重新查找',
    en: 'There is no such firm, or you may not see it. Look for it in the list of firms',
  },
  // What is stated.
  unknown_fact: {
    status: 422,
    zh: '指标字典中没有“{name}”；全部指标见 GET /api/enterprise/dictionary',
    en: 'The dictionary of facts has no “{name}”; GET /api/enterprise/dictionary lists them all',
  },
  nobody_states: {
    status: 403,
    zh: '只有企业和主管部门可以填报；本单位可以查看',
    en: 'Only the firm and its office state facts; your organisation may read them',
  },
  source_not_firm: {
    status: 403,
    zh: '企业只能以本企业的名义填报，不能代“{source}”填报；请去掉 source，或请主管部门录入',
    en: 'A firm states for itself, not for “{source_en}”. Leave the source out, or ask your office to enter it',
  },
  source_is_firm: {
    status: 403,
    zh: '主管部门不能代企业填报；请选择提供数据的部门，或请企业自行填报',
    en: 'An office does not state for the firm. Name the department the value comes from, or ask the firm to state it',
  },
  fact_of_office: {
    status: 403,
    zh: '“{label}”不由企业填报，须由{source}认定或登记；如有出入，请联系主管部门',
    en: '“{label_en}” is not for the firm to state: {source_en} decides or registers it. Ask your office if it is wrong',
  },
  uscc_fixed: {
    status: 422,
    zh: '统一社会信用代码是档案的编号，不能更改；代码有变请按新企业建档',
    en: 'The unified social credit code names the dossier and cannot be changed. Add the firm anew if its code has changed',
  },
  identity_kept: {
    status: 422,
    zh: '“{label}”是档案的必备信息，不能撤回；有误请填写正确的值',
    en: 'No dossier is without “{label_en}”, so it cannot be withdrawn. State the right value instead',
  },
  fact_missing: {
    status: 422,
    zh: '新建企业必须填写“{label}”',
    en: 'A new firm needs its “{label_en}”',
  },
  outside_region: {
    status: 422,
    zh: '行政区划代码“{value}”不在本部门辖区（{region}）内；请核对，或请主管该地的部门办理',
    en: 'The region code “{value}” is outside the region of your office ({region}). Check it, or ask the office in charge there',
  },
  firm_known: {
    status: 409,
    zh: '统一社会信用代码“{uscc}”已经建档，不能重复新建；请查找该企业后补充，查不到时由其所在地部门管理',
    en: 'There is a dossier of “{uscc}” already. Look for the firm and add to it; if it cannot be found, another region is in charge of it',
  },
  dossier_changed: {
    status: 409,
    zh: '刚才有人改动了这份档案，本次填报没有保存；请刷新后重试',
    en: 'Somebody changed this dossier just now, and nothing was kept. Look at it again and repeat',
  },
  // Evidence.
  unknown_evidence: {
    status: 404,
    zh: '这家企业没有该佐证材料；请先上传，或刷新后重新选择',
    en: 'The firm has no such piece of evidence. Upload it first, or look again',
  },
  evidence_empty: {
    status: 422,
    zh: '佐证材料“{name}”是空文件；请重新选择文件',
    en: 'The evidence “{name}” is an empty file. Choose the file again',
  },
  evidence_kind: {
    status: 415,
    zh: '“{name}”的内容不是可接受的佐证材料；可上传 PDF、OFD、PNG、JPEG、Excel（.xlsx）、Word（.docx）文件',
    en: '“{name}” does not hold what evidence may be: PDF, OFD, PNG, JPEG, Excel (.xlsx) or Word (.docx)',
  },
  // Consents.
  not_own_firm: {
    status: 403,
    zh: '授权只能由企业自己办理；请以该企业的账号登录',
    en: 'Only the firm itself gives and withdraws consents. Sign in for this firm',
  },
  unknown_partner: {
    status: 422,
    zh: '没有这家机构，或它已停用；请在机构列表中重新选择',
    en: 'There is no such organisation, or it is closed. Choose one from the list',
  },
  consent_over: {
    status: 422,
    zh: '授权截止日 {until} 早于今天；请选择今天或以后的日期',
    en: 'The consent would end on {until}, before today. Choose today or a later day',
  },
  unknown_consent: {
    status: 404,
    zh: '没有这份授权，或它已经撤回；请刷新后查看',
    en: 'There is no such consent, or it was withdrawn already. Look again',
  },
  // Exports.
  exports_busy: {
    status: 503,
    zh: '同时进行的导出已有 {most} 个，请稍后再试。',
    en: 'There are {most} exports under way already. Try again shortly.',
  },
  sheet_too_small: {
    status: 422,
    zh: '名单有 {rows} 家企业，超过一张工作表的上限 {most} 行。请改为导出 .csv，或缩小筛选范围。',
    en: 'The list has {rows} firms, more than the {most} rows of a sheet. Export it as .csv, or narrow the search.',
  },
} as const satisfies Record<string, RefusalDefinition>;

export type EnterpriseCode = keyof typeof enterpriseRefusals;

/** Makes a refusal of the dossier. */
export const refuseEnterprise = defineRefusals<EnterpriseCode>(enterpriseRefusals);
