import type { ListQuestion } from '../list-state';

export const exportFormats = ['csv', 'xlsx', 'vcard'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type ExportChoice = {
  format: ExportFormat;
  /** The columns of the list, or every field. */
  columns: 'view' | 'all';
  /** Names of fields go in again unchanged; labels are for people. */
  headers: 'names' | 'labels';
};

/** People are what vCards are made for. */
export function formatsOf(recordType: string): readonly ExportFormat[] {
  return recordType === 'contact' ? exportFormats : exportFormats.filter((format) => format !== 'vcard');
}

export type ExportBody = Record<string, unknown> & { format: ExportFormat };

export function exportBody(
  { format, columns, headers }: ExportChoice,
  { q, where, sort }: ListQuestion,
  shown: readonly string[],
  language: string,
  ids?: readonly string[],
): ExportBody {
  const isTable = format !== 'vcard';
  return {
    format,
    // A selection is told by its ids alone: what it was found by may have changed since.
    ...(ids ? { ids } : { ...(q === undefined ? {} : { q }), ...(where === undefined ? {} : { where }) }),
    ...(sort === undefined ? {} : { sort }),
    ...(isTable && columns === 'view' ? { columns: shown } : {}),
    ...(isTable && headers === 'labels' ? { labels: language } : {}),
  };
}

const extensions: Record<ExportFormat, string> = { csv: 'csv', xlsx: 'xlsx', vcard: 'vcf' };

export function fileNameFor(resource: string, format: ExportFormat): string {
  return `${resource}.${extensions[format]}`;
}
