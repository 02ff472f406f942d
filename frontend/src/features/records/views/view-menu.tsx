import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconDeviceFloppy,
  IconDots,
  IconLink,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import type { RecordTypeInfo, SavedView } from '@/shared/api/types';
import { useRoleText } from '@/shared/i18n/role-text';
import type { ListControl } from '../use-list-state';
import { useCopyLink } from './use-copy-link';
import type { ViewActions } from './use-view-actions';
import { viewRolesQuery } from './view-api';

type ViewMenuProps = {
  type: RecordTypeInfo;
  control: ListControl;
  actions: ViewActions;
  isPhone: boolean;
  onSave: () => void;
  onSaveAs: () => void;
  onEdit: (view: SavedView) => void;
};

/** Everything about the open view in one place. */
export function ViewMenu({ control, actions, isPhone, onSave, onSaveAs, onEdit }: ViewMenuProps) {
  const t = useTranslations('views');
  const copyLink = useCopyLink();
  const { view, isChanged } = control;
  return (
    <Menu defaultOpened position="bottom-start" width={280} closeOnItemClick>
      <Menu.Target>
        <ActionIcon size={isPhone ? 36 : 28} aria-label={t('options')} title={t('options')}>
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isChanged && view?.canEdit === true && (
          <Menu.Item leftSection={<IconDeviceFloppy size={16} />} onClick={onSave}>
            {t('saveNamed', { name: view.name })}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPlus size={16} />} onClick={onSaveAs}>
          {t('saveAsLong')}
        </Menu.Item>
        {isChanged && (
          <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => control.reset()}>
            {t('resetLong')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLink size={16} />} onClick={() => void copyLink(control.linkSearch)}>
          {t('copyLink')}
        </Menu.Item>
        {view && <OfView view={view} control={control} actions={actions} onEdit={onEdit} />}
      </Menu.Dropdown>
    </Menu>
  );
}

type OfViewProps = Pick<ViewMenuProps, 'control' | 'actions' | 'onEdit'> & { view: SavedView };

function OfView({ view, control, actions, onEdit }: OfViewProps) {
  const t = useTranslations('views');
  const mayManage = useCan('views.manage');
  const remove = () => {
    control.openView(undefined);
    void actions.remove(view);
  };
  return (
    <>
      <Menu.Divider />
      <Menu.Label>
        {view.shared && view.ownerName !== null ? t('sharedBy', { name: view.name, owner: view.ownerName }) : view.name}
      </Menu.Label>
      <Menu.CheckboxItem checked={view.pinned} onChange={(pinned) => void actions.pin(view, pinned)}>
        {t('pin')}
      </Menu.CheckboxItem>
      <Menu.CheckboxItem
        checked={view.isDefault}
        onChange={(isDefault) => void actions.setDefault(view, { for: 'me' }, isDefault)}
      >
        {t('myDefault')}
      </Menu.CheckboxItem>
      {mayManage && <RoleDefaults view={view} actions={actions} />}
      {view.canEdit && (
        <>
          <Menu.CheckboxItem checked={view.shared} onChange={(shared) => void actions.update(view, { shared })}>
            {t('share')}
          </Menu.CheckboxItem>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onEdit(view)}>
            {t('rename')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={remove}>
            {t('delete')}
          </Menu.Item>
        </>
      )}
    </>
  );
}

/** Others cannot open with what they cannot see: it has to be shared first. */
function RoleDefaults({ view, actions }: Pick<OfViewProps, 'view' | 'actions'>) {
  const t = useTranslations('views');
  const roleText = useRoleText();
  const { data: roles = [] } = useQuery(viewRolesQuery);
  if (!view.shared) return <Menu.Item disabled>{t('roleDefaultNeedsSharing')}</Menu.Item>;
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item>{t('roleDefault')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {roles.map((role) => (
          <Menu.CheckboxItem
            key={role.id}
            closeMenuOnClick={false}
            checked={view.roleDefaults.includes(role.id)}
            onChange={(isDefault) => void actions.setDefault(view, { for: 'role', roleId: role.id }, isDefault)}
          >
            {roleText.name(role)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
