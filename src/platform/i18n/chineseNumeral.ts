const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];
const SECTIONS = ['', '万', '亿', '万亿'];

/**
 * A whole number as it is read aloud in Chinese, up to 9999 万亿.
 * @example chineseNumeral(15_000_000) // '一千五百万'
 */
export function chineseNumeral(integer: number): string {
  if (integer === 0) return '零';
  const sections: number[] = [];
  for (let rest = Math.abs(integer); rest > 0; rest = Math.floor(rest / 10_000)) sections.push(rest % 10_000);
  let words = '';
  let hasGap = false;
  for (let place = sections.length - 1; place >= 0; place -= 1) {
    const section = sections[place] ?? 0;
    if (section === 0) {
      hasGap = words !== '';
      continue;
    }
    // A section below one thousand, or behind an empty one, is read with 零: 一亿零五百万, 一亿零一千.
    if (words !== '' && (hasGap || section < 1000)) words += '零';
    hasGap = false;
    // 万亿 and 亿 share the word 亿 where both are there: 一万二千亿, not 一万亿二千亿.
    const isSharedYi = place === 3 && (sections[2] ?? 0) > 0;
    words += readSection(section) + (isSharedYi ? '万' : (SECTIONS[place] ?? ''));
  }
  // 一十五 is read 十五 at the very beginning only.
  return (integer < 0 ? '负' : '') + words.replace(/^一十/, '十');
}

function readSection(section: number): string {
  let words = '';
  let hasGap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(section / 10 ** place) % 10;
    if (digit === 0) {
      hasGap = words !== '';
      continue;
    }
    words += `${hasGap ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    hasGap = false;
  }
  return words;
}
