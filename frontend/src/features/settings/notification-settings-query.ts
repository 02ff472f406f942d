import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { NotificationSetting } from '@/shared/api/types';

type Settings = { items: NotificationSetting[] };

export type SettingChange = Partial<Omit<NotificationSetting, 'kind'>> & Pick<NotificationSetting, 'kind'>;

export const notificationSettingsQuery = queryOptions({
  queryKey: ['notification-settings'],
  queryFn: async ({ signal }) => (await request<Settings>('GET', '/notification-settings', { signal })).data.items,
});

/** Shown at once; a refusal by the server brings back what it knows. */
export async function changeNotificationSetting(client: QueryClient, change: SettingChange): Promise<void> {
  const { queryKey } = notificationSettingsQuery;
  await client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, (settings) =>
    settings?.map((setting) => (setting.kind === change.kind ? { ...setting, ...change } : setting)),
  );
  try {
    await request<Settings>('PATCH', '/notification-settings', { body: { items: [change] } });
  } catch (error) {
    void client.invalidateQueries({ queryKey });
    throw error;
  }
}
