import { lazy } from 'react';
import type { FieldInfo } from '../../api/types';

const CodedList = lazy(async () => ({ default: (await import('./coded-list')).CodedList }));
const ActivityValue = lazy(async () => ({ default: (await import('../../activities/activity-value')).ActivityValue }));
const DueValue = lazy(async () => ({ default: (await import('../../leads/due-value')).DueValue }));

type SpecialValueProps = { field: FieldInfo; value: unknown; compact: boolean; tabIndex?: number };

/** What takes more than text to show; few lists have such a field, so that none waits for it. */
export function SpecialValue({ field, value, ...rest }: SpecialValueProps) {
  if (field.kind === 'tags') return <CodedList name={field.name} values={value as string[]} {...rest} />;
  if (field.kind === 'dateTime') return <DueValue due={String(value)} />;
  return <ActivityValue field={field} value={value} />;
}
