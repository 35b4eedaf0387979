import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { dictionary } from '../facts/dictionary.ts';
import { messages } from './messages.ts';
import { templateText } from './template.ts';

/** A file with the headers of all facts, to be filled in: made in the browser, of the packs that it has anyway. */
export function TemplateLink() {
  const text = useText(messages);
  const { language } = useLanguage();
  const address = `data:text/csv;charset=utf-8,${encodeURIComponent(templateText(dictionary, language))}`;
  return (
    <a href={address} download={text('templateName')}>
      {text('template')}
    </a>
  );
}
