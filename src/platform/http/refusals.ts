import { defineRefusals, type Refusal, type RefusalDefinition } from '@leitu/kernel';

/** What the platform itself refuses, before or beside any module, with the status it leaves with. */
const definitions = {
  unknown_address: {
    status: 404,
    zh: '接口中没有 {address} 这一地址。全部地址见 /api/docs。',
    en: 'The interface has no address {address}. All of them are listed at /api/docs.',
  },
  unknown_file: {
    status: 404,
    zh: '没有 {address} 这个文件。',
    en: 'There is no file {address}.',
  },
  web_not_built: {
    status: 503,
    zh: '网页尚未构建。请用 npm start 启动，它会先行构建。',
    en: 'The web application has not been built. Start with npm start, which builds it first.',
  },
  method_not_allowed: {
    status: 405,
    zh: '{address} 不支持 {method}，可用的是 {allowed}。',
    en: 'The address {address} does not take {method}; it takes {allowed}.',
  },
  address_malformed: {
    status: 400,
    zh: '地址格式有误：请检查其中的百分号编码与长度。',
    en: 'The address is malformed: check its percent-encoding and its length.',
  },
  body_not_json: {
    status: 400,
    zh: '请求正文不是有效的 JSON。请检查括号、引号与逗号，并以 UTF-8 编码发送。',
    en: 'The body is not valid JSON. Check brackets, quotes and commas, and send it as UTF-8.',
  },
  body_missing: {
    status: 400,
    zh: '请求正文为空，应为 JSON。',
    en: 'The body is empty; JSON is expected.',
  },
  media_type_unknown: {
    status: 415,
    zh: '不接受内容类型 {mediaType}。请以 Content-Type: application/json 发送。',
    en: 'The content type {mediaType} is not accepted. Send it as Content-Type: application/json.',
  },
  encoding_unknown: {
    status: 415,
    zh: '不支持压缩方式 {encoding}。请用 gzip、deflate、br，或不压缩。',
    en: 'The encoding {encoding} is not supported. Use gzip, deflate, br or none.',
  },
  body_not_unpacked: {
    status: 400,
    zh: '请求正文无法解压：内容与 Content-Encoding 不符，或不完整。',
    en: 'The body cannot be unpacked: it is not what Content-Encoding says, or not whole.',
  },
  body_too_large: {
    status: 413,
    zh: '请求正文超过 {limitMegabytes} MB。请分批发送。',
    en: 'The body is over {limitMegabytes} MB. Send it in batches.',
  },
  input_invalid: {
    status: 400,
    zh: '请求有 {count} 处不符合要求，第一处在 {where}。各处见 issues。',
    en: 'The request is wrong in {count} places, the first of them {where}. Each is listed under issues.',
  },
  request_malformed: {
    status: 400,
    zh: '请求不完整或格式有误，无法理解。',
    en: 'The request is incomplete or malformed and cannot be understood.',
  },
  request_timed_out: {
    status: 408,
    zh: '请求未能按时发送完毕。请重试。',
    en: 'The request was not sent in time. Try again.',
  },
  headers_too_large: {
    status: 431,
    zh: '请求头过大。请减少 Cookie 或缩短地址。',
    en: 'The headers are too large. Send fewer cookies or a shorter address.',
  },
  metrics_closed: {
    status: 403,
    zh: '监控指标只对本机开放；从其他机器读取请设置 LEITU_METRICS_TOKEN，并在请求头 Authorization 中给出。',
    en: 'Metrics are open to this machine only; to read them from another set LEITU_METRICS_TOKEN and give it in the header Authorization.',
  },
  unknown_job: {
    status: 404,
    zh: '没有这项任务，或它已经结束。请刷新页面查看最新状态。',
    en: 'There is no such job, or it has ended. Look again for its latest state.',
  },
  not_ready: {
    status: 503,
    zh: '数据库暂时无法连接，系统正在自动恢复。请稍候重试。',
    en: 'The database cannot be reached just now; the server keeps trying. Try again shortly.',
  },
  busy: {
    status: 503,
    zh: '当前请求过多，暂时处理不过来。请过几秒重试；若由程序批量调用，请减少同时发出的请求。',
    en: 'Too much is asked at once just now. Try again in a few seconds; a program should send fewer requests at the same time.',
  },
  internal: {
    status: 500,
    zh: '系统出错，已记入日志。请稍后重试；若仍不行，请把编号 {requestId} 告知管理员。',
    en: 'Something went wrong here and has been logged. Try again later; if it stays, tell the administrator the number {requestId}.',
  },
} satisfies Record<string, RefusalDefinition>;

/** The codes of the platform's own refusals. */
export type PlatformCode = keyof typeof definitions;

/** Makes one of the platform's own refusals. */
export const refuse = defineRefusals<PlatformCode>(definitions);

/** The status with which one of them leaves. */
export function statusOf(refusal: Refusal<PlatformCode>): number {
  return definitions[refusal.code].status;
}
