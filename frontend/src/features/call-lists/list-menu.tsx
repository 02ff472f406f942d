import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconPencil, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { CallList } from '@/shared/call-lists/call-list-types';
import { SalesMessages } from '@/shared/i18n/sales-messages';
import { callListQuery, changeCallList, closeCallList, deleteCallList } from './call-list-api';

const SettingsDialog = lazy(async () => ({
  default: (await import('@/shared/call-lists/settings-dialog')).SettingsDialog,
}));

/** What whoever made a list can do with it. */
export function ListMenu({ list }: { list: CallList }) {
  const t = useTranslations('callLists');
  const client = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const [isEditing, setEditing] = useState(false);
  const onError = (error: unknown) => notifications.show({ message: problemText(error), color: 'red' });
  const keep = (saved: CallList) => {
    client.setQueryData(callListQuery(list.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: ['call-lists', 'all'] });
  };
  const close = useMutation({
    mutationFn: () => closeCallList(list.id, list.closedAt == null),
    onSuccess: keep,
    onError,
  });
  const remove = useMutation({
    mutationFn: () => deleteCallList(list.id),
    onSuccess: async () => {
      await navigate({ to: '/call-lists' });
      void client.invalidateQueries({ queryKey: ['call-lists', 'all'] });
    },
    onError,
  });
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('moreActions')}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
            {t('edit')}
          </Menu.Item>
          <Menu.Item
            leftSection={list.closedAt == null ? <IconPlayerPause size={16} /> : <IconPlayerPlay size={16} />}
            onClick={() => close.mutate()}
          >
            {list.closedAt == null ? t('close') : t('reopen')}
          </Menu.Item>
          {list.closedAt != null && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => remove.mutate()}>
              {t('delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isEditing && (
        <Suspense fallback={null}>
          <SalesMessages>
            <SettingsDialog
              title={t('edit')}
              action={t('save')}
              recordType={list.recordType}
              start={list.settings}
              save={(settings) => changeCallList(list, settings)}
              onSaved={(saved) => {
                keep(saved);
                setEditing(false);
              }}
              onClose={() => setEditing(false)}
            />
          </SalesMessages>
        </Suspense>
      )}
    </>
  );
}
