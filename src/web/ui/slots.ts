import { type ComponentType, lazy, useContext, useMemo } from 'react';
import type { DossierSectionProps, FirmCellProps, FirmColumn, Lazy } from '../webModule.ts';
import { isFor } from './audience.ts';
import { KnownModules } from './knownModules.ts';
import { useSession } from './session.ts';

/** A component is made lazy once, or it would begin anew with every render. */
const parts = new WeakMap<object, unknown>();

function partOf<Props>(load: Lazy<Props>): ComponentType<Props> {
  const part = parts.get(load) ?? lazy(load);
  parts.set(load, part);
  return part as ComponentType<Props>; // What is kept under a loader is what it loads.
}

/** The sections that modules bring to a dossier, for who is signed in. */
export function useDossierSections(): readonly { id: string; Section: ComponentType<DossierSectionProps> }[] {
  const modules = useContext(KnownModules);
  const session = useSession();
  return useMemo(
    () =>
      modules.flatMap(({ id, slots: { dossier } }) =>
        dossier !== undefined && isFor(session, dossier) ? [{ id, Section: partOf(dossier.load) }] : [],
      ),
    [modules, session],
  );
}

/** The columns that modules bring to the table of firms, for who is signed in. */
export function useFirmColumns(): readonly (FirmColumn & { Cell: ComponentType<FirmCellProps> })[] {
  const modules = useContext(KnownModules);
  const session = useSession();
  return useMemo(
    () =>
      modules.flatMap(({ slots: { firmColumn } }) =>
        firmColumn !== undefined && isFor(session, firmColumn)
          ? [{ ...firmColumn, Cell: partOf(firmColumn.cell) }]
          : [],
      ),
    [modules, session],
  );
}
