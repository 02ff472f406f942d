import type { FieldKind } from '../../api/types';

/** Kinds whose editor has several inputs, or several lines: Tab and Enter are theirs. */
const composite: ReadonlySet<FieldKind> = new Set([
  'longText',
  'emails',
  'phones',
  'addresses',
  'money',
  'tags',
  'multiChoice',
  'recurrence',
  'objects',
]);

export function isCompositeKind(kind: FieldKind): boolean {
  return composite.has(kind);
}
