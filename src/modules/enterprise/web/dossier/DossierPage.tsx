import { useParams } from '@tanstack/react-router';
import { DossierOf } from './DossierOf.tsx';

/** The dossier of a firm that somebody else looks at. */
export default function DossierPage() {
  const { id = '' }: { readonly id?: string } = useParams({ strict: false });
  return <DossierOf key={id} id={id} isOwn={false} />;
}
