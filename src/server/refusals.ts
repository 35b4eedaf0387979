import { defineRefusals } from '@leitu/kernel';

/** Why the server does not start, beside its database. */
export const refuse = defineRefusals({
  port_invalid: {
    status: 503,
    zh: '端口 PORT={port} 无效，应为 0 至 65535 的整数。',
    en: 'PORT={port} is not a port; it should be a whole number from 0 to 65535.',
  },
  log_level_invalid: {
    status: 503,
    zh: '日志级别 LEITU_LOG={logLevel} 无效，可用的有 {allowed}。',
    en: 'LEITU_LOG={logLevel} is not a level of the log; there are {allowed}.',
  },
  origin_invalid: {
    status: 503,
    zh: '访问地址 LEITU_ORIGIN={origin} 无效，应为以 http:// 或 https:// 开头的网址，如 https://leitu.example.cn。',
    en: 'LEITU_ORIGIN={origin} is not an address that begins with http:// or https://, such as https://leitu.example.cn.',
  },
  trust_proxy_invalid: {
    status: 503,
    zh: '反向代理 LEITU_TRUST_PROXY={given} 无效，应为以逗号分隔的代理地址或网段，如 loopback 或 10.0.0.5,192.168.0.0/16。',
    en: 'LEITU_TRUST_PROXY={given} is not a list of addresses and networks with commas between, such as loopback or 10.0.0.5,192.168.0.0/16.',
  },
  port_taken: {
    status: 503,
    zh: '端口 {port} 已被占用，也许累土已在运行。请先停止占用它的程序，或换一个端口：PORT={other} npm start',
    en: 'Port {port} is taken; perhaps Leitu is running already. Stop what uses it, or choose another: PORT={other} npm start',
  },
  address_refused: {
    status: 503,
    zh: '无法在 {host}:{port} 提供服务：{reason}。请检查环境变量 HOST 与 PORT。',
    en: 'The server cannot listen at {host}:{port}: {reason}. Check HOST and PORT.',
  },
});
