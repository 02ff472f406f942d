import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconFileImport, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import type { RecordTypeInfo } from '@/shared/api/types';
import { exportUrl } from './record-api';
import type { ListControl } from './use-list-state';

export function ListMenu({ type, control }: { type: RecordTypeInfo; control: ListControl }) {
  const { state, change, columns } = control;
  const t = useTranslations('grid');
  const canImport = useCan('imports.create');
  const canExport = useCan(`${type.resource}.export`);
  const isImportable = type.name === 'contact' || type.name === 'account';
  return (
    <Menu defaultOpened position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('more')}>
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canExport && (
          <Menu.Item
            component="a"
            href={exportUrl(
              type,
              state,
              columns.map(({ name }) => name),
            )}
            download
            leftSection={<IconDownload size={16} />}
          >
            {t('export')}
          </Menu.Item>
        )}
        {canImport && isImportable && (
          <Menu.Item
            renderRoot={(props) => (
              <Link to="/imports/new" search={{ recordType: type.name as 'contact' | 'account' }} {...props} />
            )}
            leftSection={<IconFileImport size={16} />}
          >
            {t('import')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconTrash size={16} />}
          onClick={() => change({ deleted: state.deleted === true ? undefined : true })}
        >
          {state.deleted === true ? t('bin.leave') : t('bin.open')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
