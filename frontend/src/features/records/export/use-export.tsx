import { IconDownload } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '@/app/commands';
import { useCan } from '@/app/session';
import type { RecordTypeInfo } from '@/shared/api/types';
import type { ListState } from '../list-state';
import type { ListSelection } from '../use-list-selection';

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog')).ExportDialog }));

type ExportInput = {
  type: RecordTypeInfo;
  state: ListState;
  columns: readonly { name: string }[];
  totalCount: number | undefined;
  selection: ListSelection;
};

type Exporting = { ofList: (() => void) | undefined; ofSelection: (() => void) | undefined; dialog: ReactNode };

/** Everything in sight, or what is selected of it, as a file: from menus and from the palette. */
export function useExport({ type, state, columns, totalCount, selection }: ExportInput): Exporting {
  const t = useTranslations('grid');
  const mayExport = useCan(`${type.resource}.export`) && state.deleted !== true;
  const [asked, setAsked] = useState<'list' | 'selection'>();
  const isSome = selection.ids.length > 0;
  useCommand({
    id: 'list.export',
    label: t('export'),
    group: 'list',
    icon: IconDownload,
    run: () => setAsked('list'),
    enabled: mayExport,
  });
  useCommand({
    id: 'selection.export',
    label: t('exportSelection'),
    group: 'selection',
    icon: IconDownload,
    run: () => setAsked('selection'),
    enabled: mayExport && isSome,
  });
  const onlySelected = asked === 'selection' && isSome && !selection.isAll;
  return {
    ofList: mayExport ? () => setAsked('list') : undefined,
    ofSelection: mayExport ? () => setAsked('selection') : undefined,
    dialog: asked !== undefined && (
      <Suspense fallback={null}>
        <ExportDialog
          type={type}
          question={state}
          columns={columns.map(({ name }) => name)}
          count={onlySelected ? selection.ids.length : totalCount}
          {...(onlySelected ? { ids: selection.ids } : {})}
          onClose={() => setAsked(undefined)}
        />
      </Suspense>
    ),
  };
}
