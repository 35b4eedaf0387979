import { isLanguage, type Language } from '../platform/i18n/index.ts';

/** The language of this run: `--lang`, else LEITU_LANG, else English where the system speaks it, else Chinese. */
export function languageOfRun(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const option = /(?:^|\0)--lang[=\0](zh|en)(?:\0|$)/.exec(args.join('\0'))?.[1];
  if (isLanguage(option)) return option;
  if (isLanguage(environment.LEITU_LANG)) return environment.LEITU_LANG;
  const system = environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '';
  return system.startsWith('en') ? 'en' : 'zh';
}
