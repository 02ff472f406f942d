import type { ImportJob, ImportRecordType, ImportState, ImportTarget } from '@/shared/api/types';

/** What each column of the file becomes, by the column's index; null leaves it out. */
export type Mapping = ReadonlyMap<number, string | null>;

export type MappingIssue =
  | { kind: 'nothingMapped' }
  | { kind: 'nameless'; recordType: ImportRecordType }
  | { kind: 'sourceMissing' }
  | { kind: 'doubled'; field: string };

export const externalIdField = 'externalId';

/** Several columns may feed a field that holds several values, an address, or notes. */
const manyValuedKinds: readonly string[] = ['emails', 'phones', 'tags', 'multiChoice', 'addresses', 'longText'];

const namingFields: Record<ImportRecordType, readonly string[]> = {
  contact: ['givenName', 'familyName', 'emails', 'displayName', 'fullName', 'name'],
  account: ['name'],
};

export function initialMapping(job: ImportJob): Mapping {
  return new Map(job.columns.map((column) => [column.index, column.field]));
}

export function mappingIssues(
  recordType: ImportRecordType,
  mapping: Mapping,
  targets: readonly ImportTarget[],
  externalSource: string,
): MappingIssue[] {
  const used = [...mapping.values()].filter((field) => field !== null);
  if (used.length === 0) return [{ kind: 'nothingMapped' }];
  const issues: MappingIssue[] = doubledFields(used, targets).map((field) => ({ kind: 'doubled', field }));
  if (!used.some((field) => namingFields[recordType].includes(field))) issues.push({ kind: 'nameless', recordType });
  if (used.includes(externalIdField) && externalSource.trim() === '') issues.push({ kind: 'sourceMissing' });
  return issues;
}

export function doubledFields(used: readonly string[], targets: readonly ImportTarget[]): string[] {
  const many = new Set(targets.filter((target) => manyValuedKinds.includes(target.kind)).map((target) => target.field));
  return [...new Set(used.filter((field, index) => !many.has(field) && used.indexOf(field) !== index))];
}

/** The name of the source that comes to mind first: the file's, without its ending. */
export function suggestedSource(job: ImportJob): string {
  return job.externalSource ?? job.fileName.replace(/\.[^.]*$/, '').trim();
}

export function isUnderWay(state: ImportState): boolean {
  return state === 'queued' || state === 'running' || state === 'undoing';
}

/** An import that wrote something and has not been taken back. */
export function canUndo(job: ImportJob): boolean {
  return ['completed', 'cancelled', 'failed'].includes(job.state) && job.created + job.updated > 0;
}

export type Balance = { outcomes: number; read: number; isBalanced: boolean };

/** Every row that was read must have become exactly one of the four outcomes. */
export function balanceOf(job: ImportJob): Balance {
  const outcomes = job.created + job.updated + job.duplicate + job.rejected;
  return { outcomes, read: job.readRows, isBalanced: outcomes === job.readRows };
}

export function percentOf(job: ImportJob): number {
  if (job.totalRows === 0) return job.state === 'completed' ? 100 : 0;
  return Math.min(100, Math.round((job.readRows / job.totalRows) * 100));
}

export function secondsLeft(job: ImportJob): number | undefined {
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
