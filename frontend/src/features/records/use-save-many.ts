import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import type { RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import type { CellEdit, RefusedCell } from '@/shared/ui/data-grid/use-grid-clipboard';

type SaveMany = (edits: readonly CellEdit[], refused: readonly RefusedCell[]) => void;

/** Saves cells that change together; how it is done loads when somebody first does it. */
export function useSaveMany(type: RecordTypeInfo): SaveMany {
  const t = useTranslations('grid.cells');
  const client = useQueryClient();
  const labels = useLabels();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const tools = { type, t, client, labels, problemText, notifyUndo };
  return (edits, refused) => void import('./save-many').then(({ saveMany }) => saveMany(tools, edits, refused));
}
