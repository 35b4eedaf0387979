import { useText } from '../../../../web/ui/language.tsx';
import { Page, Section } from '../../../../web/ui/Page.tsx';
import { messages as shared } from '../messages.ts';
import { EarlierImports } from './EarlierImports.tsx';
import { messages } from './messages.ts';
import { UploadForm } from './UploadForm.tsx';

/** Where a file of firms is brought in, and what was brought in before. */
export default function ImportsPage() {
  const text = useText(messages);
  const words = useText(shared);
  return (
    <Page title={words('import')} lead={text('lead')} trail={[{ to: '/firms', label: words('firms') }]}>
      <Section title={text('newImport')}>
        <UploadForm />
      </Section>
      <Section title={text('earlier')} lead={text('earlierLead')}>
        <EarlierImports />
      </Section>
    </Page>
  );
}
