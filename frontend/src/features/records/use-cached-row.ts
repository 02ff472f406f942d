import { useQueryClient } from '@tanstack/react-query';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { cachedRecord } from './record-cache';

/** What the list already knew of a record. */
export function useCachedRow(type: RecordTypeInfo, id: string): CrmRecord | undefined {
  return cachedRecord(useQueryClient(), type.resource, id);
}
