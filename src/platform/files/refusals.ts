import { defineRefusals, type Refusal } from '@leitu/kernel';

/**
 * Why a table could not be read or written. The sentence names the place (byte, line, cell, part of the workbook) where there is
 * one, and what to do. Lines and bytes are counted from 1. A figure ending in `Zh` or `En` is a word of one language inside a
 * sentence of that language.
 */
const definitions = {
  // The file itself.
  file_missing: {
    status: 404,
    zh: '找不到文件 {path}。请检查路径和文件名。',
    en: 'There is no file {path}. Check the path and the name.',
  },
  file_is_folder: {
    status: 400,
    zh: '{path} 是文件夹，不是文件。请指定其中的一个 .csv、.xlsx 或 .parquet 文件。',
    en: '{path} is a folder, not a file. Name one .csv, .xlsx or .parquet file in it.',
  },
  file_not_regular: {
    status: 400,
    zh: '{path} 不是普通文件（例如是管道或设备）。请先存成文件再读取。',
    en: '{path} is not a regular file (a pipe or a device, perhaps). Save it as a file first.',
  },
  file_unreadable: {
    status: 403,
    zh: '无法读取文件 {path}（{reason}）。请检查权限，或确认没有被其他程序占用。',
    en: 'The file {path} cannot be read ({reason}). Check its permissions and that no other program holds it.',
  },
  file_empty: {
    status: 422,
    zh: '文件 {path} 是空的（0 字节）。请重新导出或下载。',
    en: 'The file {path} is empty (0 bytes). Export or download it again.',
  },
  format_unknown: {
    status: 415,
    zh: '不认识的文件类型“{extension}”（文件 {path}）。请使用 .csv、.xlsx 或 .parquet。',
    en: 'The file type "{extension}" is not known (file {path}). Use .csv, .xlsx or .parquet.',
  },
  format_old_excel: {
    status: 415,
    zh: '{path} 是旧版 Excel 97-2003 工作簿（.xls）。请在 Excel 或 WPS 中打开，另存为 .xlsx。',
    en: '{path} is an old Excel 97-2003 workbook (.xls). Open it in Excel or WPS and save it as .xlsx.',
  },
  format_binary_excel: {
    status: 415,
    zh: '{path} 是 Excel 二进制工作簿（.xlsb）。请在 Excel 中另存为 .xlsx。',
    en: '{path} is a binary Excel workbook (.xlsb). Save it as .xlsx in Excel.',
  },
  content_differs: {
    status: 415,
    zh: '{path} 的扩展名是 {extension}，内容却是{foundZh}。{adviceZh}',
    en: '{path} is named {extension} but contains {foundEn}. {adviceEn}',
  },
  workbook_encrypted: {
    status: 422,
    zh: '{path} 设有打开密码。请在 Excel 或 WPS 中去掉密码后另存。',
    en: '{path} is protected by a password. Remove the password in Excel or WPS and save it again.',
  },
  workbook_macro: {
    status: 422,
    zh: '{path} 含有宏（{part}），为安全起见不读取。请另存为不含宏的 .xlsx。',
    en: '{path} contains macros ({part}) and is not read, for safety. Save it as .xlsx without macros.',
  },
  // Text of a .csv file.
  encoding_utf16: {
    status: 422,
    zh: '{path} 的编码是 {encoding}（见第 {byte} 字节）。请另存为“CSV UTF-8（逗号分隔）”。',
    en: '{path} is encoded as {encoding} (see byte {byte}). Save it as "CSV UTF-8 (comma delimited)".',
  },
  encoding_broken: {
    status: 422,
    zh: '{path} 是 UTF-8 文本，但第 {line} 行（第 {byte} 字节）有损坏的字符。请在该行改正，或重新导出。',
    en: '{path} is UTF-8 text, but line {line} (byte {byte}) has a broken character. Mend that line or export it again.',
  },
  encoding_unknown: {
    status: 422,
    zh: '{path} 既不是 UTF-8 也不是 GB18030 编码：第 {line} 行（第 {byte} 字节）无法解读。请另存为“CSV UTF-8（逗号分隔）”。',
    en: '{path} is neither UTF-8 nor GB18030: line {line} (byte {byte}) cannot be read. Save it as "CSV UTF-8 (comma delimited)".',
  },
  text_binary: {
    status: 422,
    zh: '{path} 不是文本文件：第 {line} 行（第 {byte} 字节）是空字符（NUL）。请重新导出为 CSV。',
    en: '{path} is not a text file: line {line} (byte {byte}) holds a NUL character. Export it as CSV again.',
  },
  line_too_long: {
    status: 422,
    zh: '{path} 第 {line} 行超过 {limit} 字节，不像一张表。请检查换行和引号。',
    en: 'Line {line} of {path} is over {limit} bytes, which no table has. Check its line ends and quotes.',
  },
  quote_unclosed: {
    status: 422,
    zh: '{path} 第 {line} 行的引号（"）没有闭合。请补上右引号；单元格内的引号要写成两个（""）。',
    en: 'A quote (") opened on line {line} of {path} is never closed. Close it; a quote inside a cell is written twice ("").',
  },
  quote_followed: {
    status: 422,
    zh: '{path} 第 {line} 行的右引号（"）后面还有文字“{text}”。单元格内的引号要写成两个（""），左引号在第 {openLine} 行。',
    en: 'On line {line} of {path} a closing quote (") is followed by "{text}". A quote inside a cell is written twice (""); this one opened on line {openLine}.',
  },
  // The header and the rows, of any format.
  table_blank: {
    status: 422,
    zh: '{path} 里没有任何内容。第一行应是表头，从第二行起是数据。',
    en: '{path} holds nothing but blanks. The first row should be the header and the data should follow.',
  },
  rows_none: {
    status: 422,
    zh: '{path} 只有表头，没有数据行。请从表头下一行起填写数据。',
    en: '{path} has a header but no rows. Put the data in the rows below the header.',
  },
  header_missing: {
    status: 422,
    zh: '{path} 的第一行不像表头：{cell} 是“{value}”。请在最上面加一行列名。',
    en: 'The first row of {path} does not look like a header: {cell} is "{value}". Add a row of column names on top.',
  },
  header_blank: {
    status: 422,
    zh: '{path} 的表头 {cell} 没有列名。请填写列名，或删去该列。',
    en: 'The header cell {cell} of {path} has no name. Name the column or remove it.',
  },
  header_duplicate: {
    status: 422,
    zh: '{path} 的表头有重名的列“{name}”：{first} 和 {second}。请改名或删去一列。',
    en: 'Two columns of {path} are both named "{name}": {first} and {second}. Rename or remove one.',
  },
  header_not_text: {
    status: 422,
    zh: '{path} 的表头 {cell} 是{foundZh}，不是文字。请直接输入列名。',
    en: 'The header cell {cell} of {path} holds {foundEn}, not text. Type the name of the column.',
  },
  // Workbooks.
  workbook_damaged: {
    status: 422,
    zh: '{path} 已损坏，无法作为工作簿读取：{part}{reasonZh}。请在 Excel 或 WPS 中打开并另存，或重新下载。',
    en: '{path} is damaged and cannot be read as a workbook: {part} {reasonEn}. Open and save it in Excel or WPS, or download it again.',
  },
  workbook_bomb: {
    status: 422,
    zh: '{path} 的 {part} 解压后膨胀得不正常（已达 {megabytes} MB，是压缩前的 {ratio} 倍），可能是压缩炸弹，不予读取。如果内容属实，请另存为 CSV。',
    en: '{part} of {path} inflates abnormally ({megabytes} MB so far, {ratio} times its compressed size): it may be a zip bomb and is not read. If it is genuine, save it as CSV.',
  },
  workbook_too_large: {
    status: 413,
    zh: '{path} 的 {part} 解压后超过 {limitMegabytes} MB，太大了。请另存为 CSV 再读取（CSV 不限大小）。',
    en: '{part} of {path} is over {limitMegabytes} MB when inflated, which is too large. Save it as CSV, which may be of any size.',
  },
  workbook_entry_name: {
    status: 422,
    zh: '{path} 内部有不合规的文件名“{part}”（绝对路径、“..”或重名），不予读取。请在 Excel 或 WPS 中重新另存。',
    en: '{path} holds an entry with a forbidden name "{part}" (absolute, with "..", or twice). It is not read. Save it again in Excel or WPS.',
  },
  workbook_doctype: {
    status: 422,
    zh: '{path} 的 {part} 含有 DTD 声明（可能是实体炸弹），不予读取。请在 Excel 或 WPS 中重新另存。',
    en: '{part} of {path} declares a DTD (an entity bomb, perhaps) and is not read. Save it again in Excel or WPS.',
  },
  sheet_unknown: {
    status: 422,
    zh: '{path} 没有名为“{sheet}”的工作表。现有：{names}。',
    en: '{path} has no sheet named "{sheet}". It has: {names}.',
  },
  sheet_merged: {
    status: 422,
    zh: '{path} 的工作表“{sheet}”有合并单元格：{ranges}。请取消合并，让每个单元格各填各的值。',
    en: 'Sheet "{sheet}" of {path} has merged cells: {ranges}. Unmerge them and fill in each cell.',
  },
  // Parquet.
  parquet_damaged: {
    status: 422,
    zh: '{path} 不是完整的 Parquet 文件（{reason}）。请重新导出。',
    en: '{path} is not a whole Parquet file ({reason}). Export it again.',
  },
  parquet_type: {
    status: 422,
    zh: '{path} 的列“{column}”类型为 {type}，不能读作表格。请改为文字、数字、布尔或日期。',
    en: 'Column "{column}" of {path} has type {type}, which is not read. Use text, numbers, booleans or dates.',
  },
  // Writing.
  write_failed: {
    status: 507,
    zh: '无法写入 {path}（{reason}）。原有文件未改动。请检查文件夹、权限和磁盘空间。',
    en: '{path} could not be written ({reason}). What was there before is untouched. Check the folder, its permissions and the free space.',
  },
  write_not_file: {
    status: 400,
    zh: '无法写入 {path}：它是文件夹或设备，不是文件。请指定一个文件名。',
    en: '{path} cannot be written: it is a folder or a device, not a file. Name a file.',
  },
  write_cell_too_long: {
    status: 422,
    zh: '{path} 的 {cell} 文字超过 Excel 单元格的上限 {limit} 个字符。请改用 CSV。',
    en: 'The text in {cell} of {path} is over {limit} characters, the most a cell of Excel holds. Use CSV.',
  },
  write_too_many_rows: {
    status: 422,
    zh: '{path} 的行数超过 Excel 工作表的上限 {limit} 行。请改用 CSV。',
    en: '{path} would have more than {limit} rows, the most a sheet of Excel holds. Use CSV.',
  },
} as const;

export type FileRefusalCode = keyof typeof definitions;
export type FileRefusal = Refusal<FileRefusalCode>;

/** Every code of the closed list, for whoever shows or checks all of them. */
export const fileRefusalDefinitions = definitions;

export const refuseFile = defineRefusals<FileRefusalCode>(definitions);
