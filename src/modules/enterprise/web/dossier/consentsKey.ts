import { dossierKey } from './useDossier.ts';

/** Under which the consents of a firm are kept. */
export const consentsKey = (id: string) => [...dossierKey(id), 'consents'] as const;
