/**
 * The header that has a browser keep a file under a name in any language (RFC 6266, RFC 8187), and under a plain one where the browser
 * is old.
 * @example attachment('企业名单.csv', 'firms.csv')
 */
export function attachment(name: string, plain: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
