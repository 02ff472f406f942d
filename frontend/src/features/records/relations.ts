import type { FieldInfo, Metadata, RecordTypeInfo } from '@/shared/api/types';

/** Records of `type` that name this one in `field`: the people of an account, its subsidiaries. */
export type Relation = { type: RecordTypeInfo; field: FieldInfo };

export function relationsOf(metadata: Metadata, recordType: string): Relation[] {
  return metadata.recordTypes.flatMap((type) =>
    type.fields
      .filter((field) => field.kind === 'reference' && field.referenceTo === recordType)
      .map((field) => ({ type, field })),
  );
}

/** The other records that this one names, of types that have a page of their own. */
export function referencesOf(metadata: Metadata, type: RecordTypeInfo): { field: FieldInfo; target: RecordTypeInfo }[] {
  return type.fields.flatMap((field) => {
    const target = metadata.recordTypes.find((candidate) => candidate.name === field.referenceTo);
    return field.kind === 'reference' && target ? [{ field, target }] : [];
  });
}
