import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { upload } from '../../../../web/ui/api.ts';
import { evidenceItem } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { evidenceQuery } from './useDossier.ts';

type EvidenceItem = z.output<typeof evidenceItem>;

/** Uploads a piece of evidence of a firm. */
export function useEvidenceUpload(id: string, onDone?: (item: EvidenceItem) => void) {
  const client = useQueryClient();
  const [share, setShare] = useState(0);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (file: File) => {
      setShare(0);
      return upload(evidenceItem, addresses.evidence(id), file, { query: { name: file.name }, onProgress: setShare });
    },
    onSuccess: async (item) => {
      await client.invalidateQueries({ queryKey: evidenceQuery(id).queryKey });
      onDone?.(item);
    },
  });
  return { start: mutate, isPending, error, share };
}
