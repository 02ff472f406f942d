import type { ImportRecordType, ImportTarget } from '@/shared/api/import-types';
import { groupTargets } from './model';
import { useGroupLabel, useTargetLabel } from './target-label';

export type TargetOption = { group: string; items: { value: string; label: string }[] };

/** What a column can become, named and grouped for a choice with a search. */
export function useGroupedTargets(
  recordType: ImportRecordType,
  targets: readonly ImportTarget[] | undefined,
): TargetOption[] {
  const targetLabel = useTargetLabel();
  const groupLabel = useGroupLabel();
  return groupTargets(targets ?? []).map(({ group, targets: members }) => ({
    group: groupLabel(group),
    items: members.map(({ field }) => ({ value: field, label: targetLabel(recordType, field) })),
  }));
}
