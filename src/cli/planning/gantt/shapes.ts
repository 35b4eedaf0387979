/** A text as it stands in XML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

type Attributes = Readonly<Record<string, string | number>>;

/** An element; numbers are rounded to tenths of a pixel, which nobody sees. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? Math.round(value * 10) / 10 : escaped(value)}"`)
    .join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

export function words(x: number, y: number, text: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escaped(text));
}

/** How wide a text is at a size of type, near enough: ideographs are square, other signs somewhat over half as wide. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + size * (sign > '\u2e80' ? 1 : 0.58), 0);
}

/** A text cut to a width. */
export function fitted(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text;
  const signs = [...text];
  while (signs.length > 0 && widthOf(`${signs.join('')}…`, size) > width) signs.pop();
  return signs.length === 0 ? '' : `${signs.join('')}…`;
}
