import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Condition } from '@/shared/api/types';
import type { ServicePolicy, WorkingHours } from './hours-model';

export const hoursQuery = queryOptions({
  queryKey: ['working-hours'] as const,
  queryFn: async ({ signal }) =>
    (await request<{ items: WorkingHours[] }>('GET', '/working-hours', { signal })).data.items,
});

export async function replaceHours(items: readonly WorkingHours[]): Promise<void> {
  await request('PUT', '/working-hours', { body: { items } });
}

export async function readHolidays(text: string): Promise<{ date: string; name: string }[]> {
  return (
    await request<{ items: { date: string; name: string }[] }>('POST', '/working-hours/read-holidays', {
      body: { text },
    })
  ).data.items;
}

export const policiesQuery = queryOptions({
  queryKey: ['service-policies'] as const,
  queryFn: async ({ signal }) =>
    (
      await request<{ items: (Omit<ServicePolicy, 'where'> & { where?: Condition | null })[] }>(
        'GET',
        '/service-policies',
        { signal },
      )
    ).data.items.map((policy): ServicePolicy => ({ ...policy, where: policy.where ?? null })),
});

export async function replacePolicies(items: readonly ServicePolicy[]): Promise<void> {
  await request('PUT', '/service-policies', { body: { items } });
}
