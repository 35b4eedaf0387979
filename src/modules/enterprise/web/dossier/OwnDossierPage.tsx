import { useSession } from '../../../../web/ui/session.ts';
import { DossierOf } from './DossierOf.tsx';

/** A firm's own dossier: the organisation of a firm has the firm's identifier. */
export default function OwnDossierPage() {
  const { organisation } = useSession();
  return organisation === null ? null : <DossierOf id={organisation.organisation_id} isOwn />;
}
