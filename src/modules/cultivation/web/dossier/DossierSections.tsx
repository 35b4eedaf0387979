import type { DossierSectionProps } from '../../../../web/webModule.ts';
import { LeastChangeSection } from './change/LeastChangeSection.tsx';
import { StandingSection } from './StandingSection.tsx';

/** What the module adds to a dossier: where the firm stands, and what would lift it. */
export default function DossierSections(props: DossierSectionProps) {
  return (
    <>
      <StandingSection {...props} />
      <LeastChangeSection {...props} />
    </>
  );
}
