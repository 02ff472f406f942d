import { http, HttpResponse, type HttpHandler } from 'msw';
import type { NotificationItem, NotificationSetting } from '@/shared/api/types';
import { idOf } from './records/people';
import { problem } from './problems';

const base = '/api/v1';
const minute = 60_000;

function demoNotifications(): NotificationItem[] {
  const make = (number: number, kind: string, minutesAgo: number, more: Partial<NotificationItem>) => ({
    id: idOf(7, number),
    kind,
    at: new Date(Date.now() - minutesAgo * minute).toISOString(),
    params: {},
    read: false,
    ...more,
  });
  const job = { jobId: idOf(8, 1), jobKind: 'bulkEdit', total: 5000, done: 5000, failed: 20 };
  return [
    make(1, 'recordAssigned', 4, {
      recordType: 'contact',
      recordId: idOf(1, 1),
      params: { count: 1, actorName: 'Marco Bianchi', recordName: 'Jane Roe', recordType: 'contact' },
    }),
    make(2, 'jobFinished', 50, { params: { ...job, count: 1 } }),
    make(3, 'deliveryDead', 1500, { params: { count: 3, eventName: 'ContactChanged', handler: 'webhooks' } }),
    make(4, 'recordAssigned', 1600, {
      read: true,
      recordType: 'account',
      params: { count: 12, actorName: 'Lin Wei', recordType: 'account' },
    }),
    make(5, 'jobFailed', 6000, { read: true, params: { ...job, jobKind: 'bulkReassign', done: 1200, count: 1 } }),
    make(6, 'mailFailed', 6100, { read: true, params: { count: 1 } }),
    make(7, 'somethingNew', 9000, { read: true, params: { count: 1 } }),
  ];
}

function demoSettings(): NotificationSetting[] {
  return [
    { kind: 'deliveryDead', inApp: true, mail: 'daily' },
    { kind: 'jobFailed', inApp: true, mail: 'off' },
    { kind: 'jobFinished', inApp: true, mail: 'off' },
    { kind: 'mailFailed', inApp: true, mail: 'daily' },
    { kind: 'recordAssigned', inApp: true, mail: 'daily' },
  ];
}

export function notificationHandlersFor(
  items: NotificationItem[] = demoNotifications(),
  settings: NotificationSetting[] = demoSettings(),
): HttpHandler[] {
  const unread = () => items.filter((item) => !item.read).length;
  return [
    http.get(`${base}/notifications`, ({ request }) => {
      const isUnread = new URL(request.url).searchParams.get('unread') === 'true';
      const shown = isUnread ? items.filter((item) => !item.read) : items;
      return HttpResponse.json({ items: shown, nextCursor: null, unreadCount: unread() });
    }),
    http.post(`${base}/notifications/read-all`, () => {
      for (const item of items) item.read = true;
      return HttpResponse.json({ count: 0 });
    }),
    http.post(`${base}/notifications/:id/read`, ({ params }) => {
      const found = items.find((item) => item.id === params.id);
      if (!found) return problem(404, 'not_found');
      found.read = true;
      return HttpResponse.json({ count: unread() });
    }),
    http.get(`${base}/notification-settings`, () => HttpResponse.json({ items: settings })),
    http.patch(`${base}/notification-settings`, async ({ request }) => {
      const body = (await request.json()) as { items: (Partial<NotificationSetting> & { kind: string })[] };
      for (const change of body.items) {
        const found = settings.find((setting) => setting.kind === change.kind);
        if (found) Object.assign(found, change);
      }
      return HttpResponse.json({ items: settings });
    }),
  ];
}

export const notificationHandlers = notificationHandlersFor();
