import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowMerge, IconDots, IconLink, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { RecordActions } from './use-record-actions';

export function RecordMenu({ copyLink, remove, merge }: RecordActions) {
  const t = useTranslations('record');
  return (
    <Menu defaultOpened position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('more')}>
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLink size={16} />} onClick={copyLink}>
          {t('copyLink')}
        </Menu.Item>
        {merge && (
          <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={merge}>
            {t('mergeWith')}
          </Menu.Item>
        )}
        {remove && (
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
            {t('delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
