import { lazyRouteComponent } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SalesMessages } from '@/shared/i18n/sales-messages';

type ListSearch = Record<string, unknown>;

const RecordListPage = lazyRouteComponent(() => import('@/features/records/record-list-page'), 'RecordListPage');
const RecordPage = lazyRouteComponent(() => import('@/features/records/record-page'), 'RecordPage');

type Paged =
  'lead' | 'opportunity' | 'quote' | 'product' | 'priceBook' | 'price' | 'contact' | 'account' | 'activity' | 'promise';

export function listOf(recordType: Paged) {
  return Object.assign(() => named(recordType, <RecordListPage recordType={recordType} />), {
    preload: RecordListPage.preload,
  });
}

export function pageOf(recordType: Paged) {
  return Object.assign(() => named(recordType, <RecordPage recordType={recordType} />), {
    preload: RecordPage.preload,
  });
}

const soldTypes: ReadonlySet<Paged> = new Set([
  'lead',
  'opportunity',
  'promise',
  'quote',
  'product',
  'priceBook',
  'price',
]);

/** What is sold has the names of its fields in texts of its own. */
function named(recordType: Paged, page: ReactNode) {
  return soldTypes.has(recordType) ? <SalesMessages>{page}</SalesMessages> : page;
}

/** The list keeps its whole state here; it alone knows what its parts mean. */
export function listSearch(search: Record<string, unknown>): ListSearch {
  return search;
}
