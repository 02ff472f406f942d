import { ActionIcon, Button, Group, NumberInput, Paper, Select, Text, TextInput } from '@mantine/core';
import { IconTrash, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import type { Deal, DealMember } from '@/shared/deals/deal-types';
import { sumOfShares } from './deal-model';
import classes from './deal.module.css';
import { useSaveDeal } from './use-save-deal';

type Found = { items: { id: string; label: string }[] };

/** Who works on a deal in which role; the shares that count for each make a hundred percent. */
export function DealTeam({ deal, canEdit }: { deal: Deal; canEdit: boolean }) {
  const t = useTranslations('deals.panel');
  const save = useSaveDeal(deal);
  const [draft, setDraft] = useState<DealMember[]>();
  const members = draft ?? deal.members ?? [];
  const { data: users = [] } = useQuery({
    queryKey: ['lookup', 'user', 'members'] as const,
    queryFn: async ({ signal }) =>
      (await request<Found>('GET', '/lookup/user', { query: { q: '' }, signal })).data.items,
    staleTime: 60_000,
  });
  const ids = members.map(({ userId }) => userId);
  const { data: named = [] } = useQuery({
    queryKey: ['lookup', 'user', ids] as const,
    queryFn: async ({ signal }) => (await request<Found>('GET', '/lookup/user', { query: { ids }, signal })).data.items,
    enabled: ids.length > 0,
  });
  const nameOf = (id: string) => [...named, ...users].find((user) => user.id === id)?.label ?? '…';
  const sum = sumOfShares(members);
  const isSound = sum === 0 || sum === 100;
  const put = (userId: string, change: Partial<DealMember>) =>
    setDraft(members.map((member) => (member.userId === userId ? { ...member, ...change } : member)));
  return (
    <Paper component="section" className={classes.panel} aria-label={t('members')}>
      <h2>{t('members')}</h2>
      {members.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noMembers')}
        </Text>
      )}
      <ul className={classes.members}>
        {members.map(({ userId, role, share }) => (
          <li key={userId}>
            <span>{nameOf(userId)}</span>
            <TextInput
              size="xs"
              aria-label={`${t('role')}: ${nameOf(userId)}`}
              placeholder={t('role')}
              maxLength={60}
              disabled={!canEdit}
              value={role ?? ''}
              onChange={(event) => put(userId, { role: event.currentTarget.value })}
            />
            <NumberInput
              size="xs"
              aria-label={`${t('share')}: ${nameOf(userId)}`}
              min={0}
              max={100}
              suffix=" %"
              allowDecimal={false}
              disabled={!canEdit}
              value={share ?? 0}
              onChange={(value) => put(userId, { share: Number(value) || 0 })}
            />
            {canEdit && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('remove', { name: nameOf(userId) })}
                onClick={() => setDraft(members.filter((member) => member.userId !== userId))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!isSound && (
        <Text size="sm" c="red" role="alert">
          {t('sum', { sum })}
        </Text>
      )}
      {canEdit && (
        <Group gap="xs" mt={8}>
          <Select
            size="xs"
            aria-label={t('addMember')}
            placeholder={t('addMember')}
            leftSection={<IconUserPlus size={15} />}
            searchable
            value={null}
            data={users.filter(({ id }) => !ids.includes(id)).map(({ id, label }) => ({ value: id, label }))}
            onChange={(userId) => userId !== null && setDraft([...members, { userId, share: 0 }])}
          />
          {draft && (
            <Button
              size="xs"
              disabled={!isSound}
              onClick={() => void save({ members: draft }).then((taken) => taken && setDraft(undefined))}
            >
              {t('save')}
            </Button>
          )}
        </Group>
      )}
    </Paper>
  );
}
