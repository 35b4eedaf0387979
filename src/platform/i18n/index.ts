export { formatDay, formatPercent, readMoneyAloud } from './format.ts';
export { inLanguage, isLanguage, type Language, languageTag } from './language.ts';
export { defineMessages, type Messages, type TextOf, textIn } from './messages.ts';
