/**
 * The citation of something that stands below an article: `一（二）` below `附件2` is `附件2 一（二）`. What names an article
 * (第十条), an annex (附件3) or the main text (正文) itself stands alone.
 * @example articleBelow('附件2', '一（二）') // '附件2 一（二）'
 */
export function articleBelow(article: string, own: string | undefined): string {
  if (own === undefined) return article;
  if (/^(第.+条|附件|正文)/.test(own)) return own;
  const isContinued = own.startsWith('（') || (article.endsWith('）') && /^\d/.test(own));
  return `${article}${isContinued ? '' : ' '}${own}`;
}
