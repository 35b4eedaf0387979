import { isLanguage, type Language } from '../platform/i18n/index.ts';

/** The language of this run: the last `--lang`, else LEITU_LANG, else English where the system speaks it, else Chinese. */
export function languageOfRun(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const asked = args.flatMap((arg, index) => {
    if (arg.startsWith('--lang=')) return [arg.slice('--lang='.length)];
    return args[index - 1] === '--lang' ? [arg] : [];
  });
  const language = asked.findLast(isLanguage) ?? environment.LEITU_LANG;
  if (isLanguage(language)) return language;
  const system = environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '';
  return system.startsWith('en') ? 'en' : 'zh';
}
