import { useLocale } from 'use-intl';
import type { CrmRecord, FieldInfo, LookupItem, RecordTypeInfo } from '../../api/types';
import { request } from '../../api/client';
import { useFormatField, formattingLocale } from '../../metadata/use-format';
import { useLabels } from '../../metadata/use-labels';
import type { FieldDraft } from '../field-editor/field-draft';
import type { GridPosition } from './navigation';
import { parseCell, type CellProblem } from './parse-cell';
import { parseTsv, placePasted, toTsv, type GridRange } from './range';

export type CellEdit = { record: CrmRecord; field: FieldInfo; draft: FieldDraft };
export type RefusedCell = { field: FieldInfo; text: string; problem: CellProblem | 'readOnly' | 'notFound' };

type ClipboardInput = {
  type: RecordTypeInfo;
  recordAt: (row: number) => CrmRecord | undefined;
  fieldAt: (column: number) => FieldInfo | undefined;
  isEditableAt: (position: GridPosition) => boolean;
  bounds: { rows: number; columns: number };
};

/** Cells to text as people read it, and back again. */
export function useGridClipboard({ type, recordAt, fieldAt, isEditableAt, bounds }: ClipboardInput) {
  const formatField = useFormatField();
  const labels = useLabels();
  const locale = formattingLocale(useLocale());

  const copy = (range: GridRange): string =>
    toTsv(range, ({ row, column }) => {
      const [record, field] = [recordAt(row), fieldAt(column)];
      return record && field ? formatField(type.name, field, record) : '';
    });

  const read = async (text: string, range: GridRange): Promise<{ edits: CellEdit[]; refused: RefusedCell[] }> => {
    const edits: CellEdit[] = [];
    const refused: RefusedCell[] = [];
    const lookUp = createLookUp();
    for (const { position, text: cell } of placePasted(parseTsv(text), range, bounds)) {
      const [record, field] = [recordAt(position.row), fieldAt(position.column)];
      if (!record || !field) continue;
      if (!isEditableAt(position)) {
        refused.push({ field, text: cell, problem: 'readOnly' });
        continue;
      }
      const parsed = parseCell(field, cell, { recordType: type.name, labels, locale });
      if ('draft' in parsed) edits.push({ record, field, draft: parsed.draft });
      else if ('problem' in parsed) refused.push({ field, text: cell, problem: parsed.problem });
      else {
        const found = await lookUp(field.referenceTo ?? '', parsed.reference);
        if (found) edits.push({ record, field, draft: { value: found.id, label: found.label } });
        else refused.push({ field, text: cell, problem: 'notFound' });
      }
    }
    return { edits, refused };
  };
  return { copy, read };
}

/** The same name is asked for once, however many cells it stands in. */
function createLookUp() {
  const known = new Map<string, Promise<LookupItem | undefined>>();
  return (recordType: string, label: string) => {
    const key = `${recordType} ${label}`;
    const found = known.get(key) ?? find(recordType, label);
    known.set(key, found);
    return found;
  };
}

async function find(recordType: string, label: string): Promise<LookupItem | undefined> {
  const { data } = await request<{ items: LookupItem[] }>('GET', `/lookup/${recordType}`, { query: { q: label } });
  const same = data.items.filter((item) => item.label.toLowerCase() === label.toLowerCase());
  // Two of the same name: whoever pastes means one of them, and only they know which.
  return same.length === 1 ? same[0] : undefined;
}
