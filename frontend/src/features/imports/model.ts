import type {
  ColumnMapping,
  ImportJob,
  ImportMapping,
  ImportOutcome,
  ImportRecordType,
  ImportState,
  ImportTarget,
  MatchKey,
  WinningSide,
} from '@/shared/api/import-types';

export type MappingIssue =
  | { kind: 'nothingMapped' }
  | { kind: 'nameless'; recordType: ImportRecordType }
  | { kind: 'sourceMissing' }
  | { kind: 'doubled'; field: string };

export const externalIdField = 'externalId';
export const outcomes: readonly ImportOutcome[] = ['created', 'updated', 'duplicate', 'rejected'];

/** Several columns may feed a field that holds several values, an address, or notes. */
const manyValuedKinds: readonly string[] = ['emails', 'phones', 'tags', 'multiChoice', 'addresses', 'longText', 'kept'];

const namingFields: Record<ImportRecordType, readonly string[]> = {
  contact: ['givenName', 'familyName', 'emails', 'displayName', 'fullName', 'name'],
  account: ['name'],
  lead: ['givenName', 'familyName', 'companyName', 'emails', 'phones', 'fullName'],
  opportunity: ['name', 'accountName', 'productName', 'engagedOn'],
  product: ['name'],
};

export const matchKeys: Record<ImportRecordType, readonly MatchKey[]> = {
  contact: ['externalId', 'emails', 'phones', 'name'],
  account: ['externalId', 'domains', 'name', 'phones', 'emails'],
  lead: ['externalId', 'emails', 'phones', 'name'],
  opportunity: ['externalId'],
  product: ['externalId', 'name'],
};

/** What the server proposes or was told last; the columns' own suggestion where there is nothing else. */
export function initialMapping(job: ImportJob): ImportMapping {
  const columns = job.mapping?.columns ?? [];
  return {
    ...job.mapping,
    columns: job.columns.map(({ index, field }) => columns.find((known) => known.index === index) ?? { index, field }),
    externalSource: job.mapping?.externalSource ?? suggestedSource(job),
  };
}

export function fieldOfColumn(mapping: ImportMapping, index: number): string | null {
  return mapping.columns.find((column) => column.index === index)?.field ?? null;
}

/** Another field makes what its values become pointless. */
export function withField(mapping: ImportMapping, index: number, field: string | null): ImportMapping {
  return withColumn(mapping, index, () => ({ index, field }));
}

export function withValue(mapping: ImportMapping, index: number, raw: string, target: string | null): ImportMapping {
  return withColumn(mapping, index, (column) => ({ ...column, values: { ...column.values, [raw]: target } }));
}

function withColumn(
  mapping: ImportMapping,
  index: number,
  change: (column: ColumnMapping) => ColumnMapping,
): ImportMapping {
  return { ...mapping, columns: mapping.columns.map((column) => (column.index === index ? change(column) : column)) };
}

export function sideOf(mapping: ImportMapping, field: string): WinningSide {
  return mapping.onMatch?.fields?.[field] ?? mapping.onMatch?.default ?? 'overwrite';
}

/** A field says something of its own only where it differs from what holds for all. */
export function withSide(mapping: ImportMapping, field: string, side: WinningSide): ImportMapping {
  const common = mapping.onMatch?.default ?? 'overwrite';
  const others = Object.entries(mapping.onMatch?.fields ?? {}).filter(([name]) => name !== field);
  const fields = Object.fromEntries(side === common ? others : [...others, [field, side]]);
  return { ...mapping, onMatch: { default: common, fields } };
}

export function mappingIssues(
  recordType: ImportRecordType,
  mapping: ImportMapping,
  targets: readonly ImportTarget[],
): MappingIssue[] {
  const used = usedFields(mapping);
  if (used.length === 0) return [{ kind: 'nothingMapped' }];
  const issues: MappingIssue[] = doubledFields(used, targets).map((field) => ({ kind: 'doubled', field }));
  if (!namesRecords(recordType, mapping)) issues.push({ kind: 'nameless', recordType });
  if (usesKeys(mapping) && !mapping.externalSource?.trim()) issues.push({ kind: 'sourceMissing' });
  return issues;
}

/** Whether a column holds keys of another system, of the rows' own records or of those they name. */
export function usesKeys(mapping: ImportMapping): boolean {
  return usedFields(mapping).some((field) => field === externalIdField || field.endsWith(`.${externalIdField}`));
}

export function usedFields(mapping: ImportMapping): string[] {
  return mapping.columns.flatMap(({ field }) => (field === null ? [] : [field]));
}

function namesRecords(recordType: ImportRecordType, mapping: ImportMapping): boolean {
  return usedFields(mapping).some((field) => namingFields[recordType].includes(field));
}

export function doubledFields(used: readonly string[], targets: readonly ImportTarget[]): string[] {
  const many = new Set(targets.filter((target) => manyValuedKinds.includes(target.kind)).map((target) => target.field));
  return [...new Set(used.filter((field, index) => !many.has(field) && used.indexOf(field) !== index))];
}

/** Every column has found its place without doubt: nothing is left to ask before the rows are checked. */
export function isPlain(job: ImportJob): boolean {
  const mapping = initialMapping(job);
  return (
    (job.problems ?? []).length === 0 &&
    job.totalRows > 0 &&
    namesRecords(job.recordType, mapping) &&
    job.columns.every(
      (column) =>
        column.warning === null &&
        (fieldOfColumn(mapping, column.index) !== null || column.samples.every((sample) => sample.trim() === '')),
    )
  );
}

/** The name of the source that comes to mind first: the file's, without its ending. */
export function suggestedSource(job: ImportJob): string {
  return job.externalSource ?? job.profile ?? job.fileName.replace(/\.[^.]*$/, '').trim();
}

export function isUnderWay(state: ImportState): boolean {
  return state === 'checking' || state === 'queued' || state === 'running' || state === 'undoing';
}

/** An import that wrote something and has not been taken back. */
export function canUndo(job: ImportJob): boolean {
  return ['completed', 'cancelled', 'failed'].includes(job.state) && job.created + job.updated > 0;
}

export type Counts = Record<ImportOutcome, number>;
export type Balance = { outcomes: number; read: number; isBalanced: boolean };

/** Every row that was read must have become exactly one of the four outcomes. */
export function balanceOf(counts: Counts, read: number): Balance {
  const sum = outcomes.reduce((total, outcome) => total + counts[outcome], 0);
  return { outcomes: sum, read, isBalanced: sum === read };
}

export function percentOf(job: ImportJob): number {
  if (job.totalRows === 0) return job.state === 'completed' ? 100 : 0;
  return Math.min(100, Math.round((job.readRows / job.totalRows) * 100));
}

export function secondsLeft(job: ImportJob): number | undefined {
  if (typeof job.secondsLeft === 'number') return Math.ceil(job.secondsLeft);
  const rate = job.ratePerSecond ?? 0;
  return rate > 0 ? Math.ceil(Math.max(0, job.totalRows - job.readRows) / rate) : undefined;
}

export type TargetGroup = { group: string; targets: ImportTarget[] };

/** In the order in which the server names them: it follows the sections of the record. */
export function groupTargets(targets: readonly ImportTarget[]): TargetGroup[] {
  const groups = new Map<string, ImportTarget[]>();
  for (const target of targets) {
    const group = target.group ?? 'other';
    groups.set(group, [...(groups.get(group) ?? []), target]);
  }
  return [...groups].map(([group, members]) => ({ group, targets: members }));
}
