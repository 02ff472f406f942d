import { Button, Group, Modal, NumberInput, Stack, Switch, TagsInput, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { UsersPicker } from '@/shared/ui/users-picker';
import { savePartner, type PartnerProfile } from './partner-api';
import { regionOf, textOf } from './partner-model';

type ProfileDialogProps = { accountId: string; start: PartnerProfile | undefined; onClose: () => void };

const fresh: PartnerProfile = { isActive: true, regions: [], products: [], acceptHours: 16 };

export function ProfileDialog({ accountId, start = fresh, onClose }: ProfileDialogProps) {
  const t = useTranslations('partners');
  const tApp = useTranslations('app');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [profile, setProfile] = useState(start);
  const [regions, setRegions] = useState(() => start.regions.map(textOf));
  const change = (part: Partial<PartnerProfile>) => setProfile((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: () => savePartner(accountId, { ...profile, regions: regions.map(regionOf) }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['records', 'accounts', 'partner', accountId] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': tApp('close') }}>
      <form onSubmit={submit}>
        <Stack>
          <TagsInput
            label={t('regions')}
            description={t('regionsHint')}
            data-autofocus
            value={regions}
            onChange={setRegions}
          />
          <TagsInput
            label={t('products')}
            description={t('productsHint')}
            value={profile.products}
            onChange={(products) => change({ products })}
          />
          <UsersPicker
            label={t('managedBy')}
            nobodyFound={t('nobodyFound')}
            most={1}
            users={profile.managerId == null ? [] : [profile.managerId]}
            onChange={(users) => change({ managerId: users[0] ?? null })}
          />
          <NumberInput
            label={t('acceptHours')}
            min={1}
            max={1000}
            value={profile.acceptHours}
            onChange={(value) => change({ acceptHours: Number(value) || 1 })}
          />
          <Switch
            label={t('active')}
            checked={profile.isActive}
            onChange={(event) => change({ isActive: event.currentTarget.checked })}
          />
          {save.error && (
            <Text c="red" role="alert">
              {problemText(save.error)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {tApp('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {tApp('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
