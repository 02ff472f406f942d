import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { ImportJob, ImportRow } from '@/shared/api/import-types';
import type { Page } from '@/shared/api/types';
import { checkImport, fixAll, fixRow, importQuery, rowsQuery, type RowFix, type RowKind } from '../queries';

export type Fixes = {
  fix: (line: number, column: number, text: string) => void;
  skip: (line: number, skipped: boolean) => void;
  replaceAll: (column: number, from: string, to: string) => void;
  isBusy: boolean;
};

/** A mended row stays where it is, with its new outcome: what one works on does not jump away. */
export function useFixes(job: ImportJob, kind: RowKind): Fixes {
  const t = useTranslations('importWizard.check');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { queryKey } = rowsQuery(job.id, kind, 'check');
  const tell = (error: Error) =>
    notifications.show({ title: t('notFixed'), message: problemText(error), color: 'red' });
  const recount = () => client.invalidateQueries({ queryKey: importQuery(job.id).queryKey });
  const change = useMutation({
    mutationFn: ({ line, ...fix }: RowFix & { line: number }) => fixRow(job.id, line, fix),
    onSuccess: (row, { skip }) => {
      const shown = skip === undefined ? row : { ...row, skipped: skip };
      client.setQueryData<InfiniteData<Page<ImportRow>, string>>(queryKey, (data) => withRow(data, shown));
      void recount();
      // The other lists have won or lost the row.
      void client.invalidateQueries({ queryKey: ['imports', 'rows', job.id], refetchType: 'none' });
    },
    onError: tell,
  });
  const all = useMutation({
    mutationFn: async (input: { column: number; from: string; to: string }) => {
      const rows = await fixAll(job.id, input.column, input.from, input.to);
      // In which rows it stands only a look at all of them tells.
      return { rows, checking: await checkImport(job.id, {}) };
    },
    onSuccess: ({ rows, checking }) => {
      notifications.show({ message: t('replaced', { count: rows }), color: 'pine' });
      client.setQueryData(importQuery(job.id).queryKey, checking);
      client.removeQueries({ queryKey: ['imports', 'values', job.id] });
    },
    onError: tell,
  });
  return {
    fix: (line, column, text) => change.mutate({ line, cells: { [column]: text } }),
    skip: (line, skipped) => change.mutate({ line, skip: skipped }),
    replaceAll: (column, from, to) => all.mutate({ column, from, to }),
    isBusy: change.isPending || all.isPending,
  };
}

function withRow(
  data: InfiniteData<Page<ImportRow>, string> | undefined,
  row: ImportRow,
): InfiniteData<Page<ImportRow>, string> | undefined {
  if (!data) return undefined;
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.map((known) => (known.line === row.line ? row : known)),
  }));
  return { ...data, pages };
}
