import type { RowSelectionState } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { CrmRecord } from '@/shared/api/types';

export type ListSelection = {
  /** As the grid shows it. */
  shown: RowSelectionState;
  ids: string[];
  /** Everything that matches, also what is not loaded. */
  isAll: boolean;
  set: (selection: RowSelectionState) => void;
  selectAll: () => void;
  clear: () => void;
};

const none: RowSelectionState = {};

/** What is selected in a list; another question begins with nothing. */
export function useListSelection(rows: readonly CrmRecord[], question: string): ListSelection {
  const [picked, setPicked] = useState<RowSelectionState>(none);
  const [isAll, setAll] = useState(false);
  const [selectedIn, setSelectedIn] = useState(question);
  if (selectedIn !== question) {
    // What is no longer in sight must not be deleted with the rest.
    setSelectedIn(question);
    setPicked(none);
    setAll(false);
  }
  const shown = useMemo(
    () => (isAll ? Object.fromEntries(rows.map((record) => [record.id, true as const])) : picked),
    [isAll, rows, picked],
  );
  const ids = useMemo(() => Object.keys(shown).filter((id) => shown[id] === true), [shown]);
  return {
    shown,
    ids,
    isAll,
    set: (selection) => {
      setAll(false);
      setPicked(selection);
    },
    selectAll: () => setAll(true),
    clear: () => {
      setAll(false);
      setPicked(none);
    },
  };
}
