import type { NotificationItem, RecordTypeInfo } from '@/shared/api/types';

const pages: Record<string, string> = { deliveryDead: '/settings/deliveries', mailFailed: '/settings/mails' };

/** Where a notification leads: its record, its job, or the page where something can be done about it. */
export function targetOf(item: NotificationItem, types: readonly RecordTypeInfo[]): string | undefined {
  // Only ways inside of this app: "//elsewhere" would leave it.
  if (item.link && /^\/(?!\/)/.test(item.link)) return item.link;
  const { jobId } = item.params;
  if (typeof jobId === 'string') return `/jobs/${encodeURIComponent(jobId)}`;
  const resource = types.find((type) => type.name === item.recordType)?.resource;
  if (resource !== undefined) return item.recordId ? `/${resource}/${item.recordId}` : `/${resource}`;
  return pages[item.kind];
}
