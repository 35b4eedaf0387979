import { defineRefusals } from '@leitu/kernel';

/** The closed list of what can be wrong with a cell. */
export const refuseCell = defineRefusals({
  formula: {
    status: 422,
    zh: '单元格里是公式“{value}”；请改为填写数值（复制后“选择性粘贴—数值”）',
    en: 'The cell holds the formula “{value}”; put its value there (copy, then paste values)',
  },
  error_value: {
    status: 422,
    zh: '单元格里是错误值“{value}”；请改正或清空',
    en: 'The cell holds the error {value}; mend it or leave it empty',
  },
  not_a_text: {
    status: 422,
    zh: '“{label}”应为文字，而“{value}”不是；请把单元格设为文本格式后重新填写',
    en: '“{label_en}” must be a text, and “{value}” is not; make the cell a text and enter it again',
  },
  not_a_number: {
    status: 422,
    zh: '“{label}”应为数，而“{value}”不是；请只填数字，不清楚的留空',
    en: '“{label_en}” must be a number, and “{value}” is not; enter digits only, and leave it empty where it is not known',
  },
  not_whole: {
    status: 422,
    zh: '“{label}”应为整数，而“{value}”不是',
    en: '“{label_en}” must be a whole number, and “{value}” is not',
  },
  unit_in_number: {
    status: 422,
    zh: '“{label}”的单元格里不能带单位：“{value}”；请只填数字',
    en: '“{label_en}”: the cell “{value}” must not carry a unit; enter digits only',
  },
  unit_in_cell: {
    status: 422,
    zh: '“{label}”以{unit}填写，单元格里不能再带单位：“{value}”；请只填数字，以万元计的须在表头注明“（万元）”',
    en: '“{label_en}” is in {unit}; the cell “{value}” must not carry a unit: enter digits only, and write （万元） in the header for amounts in 万元',
  },
  too_long: {
    status: 422,
    zh: '“{label}”最多 {most} 个字符，而此处更长：“{value}”',
    en: '“{label_en}” has at most {most} characters, and here are more: “{value}”',
  },
  control_character: {
    status: 422,
    zh: '“{label}”里有看不见的控制字符或乱码：“{value}”；请删去后重新填写',
    en: '“{label_en}” holds a control character or a garbled one: “{value}”; take it out and enter it again',
  },
  too_large: {
    status: 422,
    zh: '“{label}”的“{value}”太大，请核对',
    en: '“{label_en}”: “{value}” is too large; check it',
  },
  below_least: {
    status: 422,
    zh: '“{label}”不能小于 {least}，而此处是“{value}”',
    en: '“{label_en}” cannot be below {least_en}, and here it is “{value}”',
  },
  above_most: {
    status: 422,
    zh: '“{label}”不能大于 {most}，而此处是“{value}”{hint_zh}',
    en: '“{label_en}” cannot be above {most_en}, and here it is “{value}”{hint_en}',
  },
  not_a_date: {
    status: 422,
    zh: '“{label}”应为日期，如 2018-06-11，而此处是“{value}”',
    en: '“{label_en}” must be a date such as 2018-06-11, and here it is “{value}”',
  },
  excel_serial_date: {
    status: 422,
    zh: '“{label}”的“{value}”是 Excel 的日期序号，应写作 {date}；请把该列设为日期或文本格式',
    en: '“{label_en}”: “{value}” is a date in Excel’s number form and should read {date}; make the column a date or a text',
  },
  date_in_future: {
    status: 422,
    zh: '“{label}”的 {value} 晚于判定日 {on}',
    en: '“{label_en}”: {value} is after the day of judging, {on}',
  },
  not_yes_or_no: {
    status: 422,
    zh: '“{label}”应填 是 或 否，不清楚的留空，而此处是“{value}”',
    en: '“{label_en}” must be 是/否 (true/false, 1/0), or empty where it is not known; here it is “{value}”',
  },
  not_an_option: {
    status: 422,
    zh: '“{label}”只能填 {options}，而此处是“{value}”',
    en: '“{label_en}” must be one of {options_en}, and here it is “{value}”',
  },
  looks_like_formula: {
    status: 422,
    zh: '“{label}”以“{first}”开头，电子表格会把它当作公式执行；请改正：“{value}”',
    en: '“{label_en}” begins with “{first}”, which a spreadsheet would run as a formula; mend it: “{value}”',
  },
  region_code: {
    status: 422,
    zh: '行政区划代码应为 6 位数字，而此处是“{value}”',
    en: 'A region code has 6 digits, and here it is “{value}”',
  },
  industry_code: {
    status: 422,
    zh: '行业代码应为一个门类字母加 2 至 4 位数字，如 C3921，而此处是“{value}”',
    en: 'An industry code is the letter of the section and 2 to 4 digits, such as C3921; here it is “{value}”',
  },
  uscc_missing: {
    status: 422,
    zh: '缺少统一社会信用代码，无法知道是哪家企业；请补填',
    en: 'The unified social credit code is missing, so the firm is unknown; fill it in',
  },
  uscc_as_number: {
    status: 422,
    zh: '统一社会信用代码被存为数字，末位已丢失：“{value}”；请把该列设为文本格式后重新填写',
    en: 'The unified social credit code was stored as a number and lost its last digits: “{value}”; make the column a text and enter it again',
  },
  uscc_length: {
    status: 422,
    zh: '统一社会信用代码应为 18 位，而“{value}”是 {length} 位',
    en: 'A unified social credit code has 18 characters, and “{value}” has {length}',
  },
  uscc_character: {
    status: 422,
    zh: '统一社会信用代码只用数字和大写字母，且不用 I、O、S、V、Z；请核对“{value}”',
    en: 'A unified social credit code uses digits and capitals without I, O, S, V and Z; check “{value}”',
  },
  uscc_check_digit: {
    status: 422,
    zh: '统一社会信用代码“{value}”的校验码不对，可能抄错了一位；请对照营业执照核对',
    en: 'The check digit of “{value}” is wrong, so a character may be mistyped; compare it with the licence',
  },
  uscc_repeated: {
    status: 422,
    zh: '统一社会信用代码“{value}”与表格第 {first_line} 行重复；每家企业只能有一行',
    en: 'The unified social credit code “{value}” stands in row {first_line} of the table already; each firm has one row',
  },
  too_many_cells: {
    status: 422,
    zh: '这一行比表头多出 {extra} 个单元格；请检查是否有未加引号的逗号',
    en: 'This row has {extra} cells more than the header; look for a comma without quotation marks',
  },
});

export type CellCode = Parameters<typeof refuseCell>[0];
