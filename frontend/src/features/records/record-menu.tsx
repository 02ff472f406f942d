import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { lastList } from './last-list';
import { toListSearch } from './list-state';
import { useDeleteRecords } from './use-delete-records';

export function RecordMenu({ type, record }: { type: RecordTypeInfo; record: CrmRecord }) {
  const t = useTranslations('record');
  const navigate = useNavigate();
  const remove = useDeleteRecords(type);
  const leaveAndDelete = async () => {
    await navigate({ to: `/${type.resource}` as '/', search: toListSearch(lastList(type.name) ?? {}) as never });
    await remove([record]);
  };
  return (
    <Menu defaultOpened position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('more')}>
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => void leaveAndDelete()}>
          {t('delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
