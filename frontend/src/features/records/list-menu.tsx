import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconFileImport, IconLayoutKanban, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { isImportable } from '@/shared/api/import-types';
import type { RecordTypeInfo } from '@/shared/api/types';
import { LeadQueues } from './lead/lead-queues';
import type { ListControl } from './use-list-state';

type ListMenuProps = { type: RecordTypeInfo; control: ListControl; onExport: (() => void) | undefined };

export function ListMenu({ type, control, onExport }: ListMenuProps) {
  const { state, change } = control;
  const t = useTranslations('grid');
  const canImport = useCan('imports.create');
  return (
    <Menu defaultOpened position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('more')}>
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(type.name === 'opportunity' || type.name === 'lead') && (
          <Menu.Item
            renderRoot={(props) => (
              <Link to={type.name === 'lead' ? '/leads/board' : '/opportunities/board'} {...props} />
            )}
            leftSection={<IconLayoutKanban size={16} />}
          >
            {t('asBoard')}
          </Menu.Item>
        )}
        {type.name === 'lead' && <LeadQueues />}
        {onExport && (
          <Menu.Item leftSection={<IconDownload size={16} />} onClick={onExport}>
            {t('export')}
          </Menu.Item>
        )}
        {canImport && isImportable(type.name) && (
          <Menu.Item
            renderRoot={(props) => <Link to="/imports/new" search={{ recordType: type.name }} {...props} />}
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
