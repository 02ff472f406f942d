import type { ImportJob, ImportMapping, SavedMapping } from '@/shared/api/import-types';
import { initialMapping } from '../model';

const folded = (header: string) => header.trim().toLowerCase();

/** Columns are known by their names, wherever in the file they stand; those that the mapping does not know stay as proposed. */
export function adaptMapping(job: ImportJob, saved: SavedMapping): ImportMapping {
  const byHeader = new Map(
    saved.mapping.columns.map((column) => [folded(saved.headers[column.index] ?? ''), column] as const),
  );
  const proposed = initialMapping(job);
  return {
    ...saved.mapping,
    columns: job.columns.map(({ index, header }) => {
      const known = byHeader.get(folded(header));
      const own = proposed.columns.find((column) => column.index === index) ?? { index, field: null };
      return known ? { ...known, index } : own;
    }),
  };
}
