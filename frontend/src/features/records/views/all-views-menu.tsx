import { Button, Menu, ScrollArea } from '@mantine/core';
import { IconBookmarks, IconPinFilled, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RecordTypeInfo, SavedView } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import type { ListControl } from '../use-list-state';
import type { ViewActions } from './use-view-actions';
import classes from './views.module.css';

type AllViewsMenuProps = { type: RecordTypeInfo; control: ListControl; actions: ViewActions };

const searchFrom = 7;

/** Every view there is, to find one by its name. */
export function AllViewsMenu({ type, control }: AllViewsMenuProps) {
  const t = useTranslations('views');
  const labels = useLabels();
  const [wanted, setWanted] = useState('');
  const views = control.views ?? [];
  const found = views.filter((view) => fold(view.name).includes(fold(wanted)));
  const mine = found.filter((view) => !view.shared);
  const shared = found.filter((view) => view.shared);
  const item = (view: SavedView) => (
    <Menu.Item
      key={view.id}
      aria-current={view.id === control.view?.id ? 'page' : undefined}
      rightSection={
        view.pinned ? <IconPinFilled size={14} className={classes.pin} aria-label={t('pinned')} /> : undefined
      }
      leftSection={view.shared ? <IconUsers size={15} aria-hidden /> : undefined}
      onClick={() => control.openView(view)}
    >
      {view.name}
    </Menu.Item>
  );
  return (
    <Menu defaultOpened position="bottom-end" width={280}>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconBookmarks size={15} />}>
          {t('all')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {views.length >= searchFrom && (
          <Menu.Search
            placeholder={t('find')}
            aria-label={t('find')}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
        )}
        <ScrollArea.Autosize mah={360}>
          {wanted === '' && (
            <Menu.Item onClick={() => control.openView(undefined)}>
              {t('builtIn', { type: labels.many(type.name).toLocaleLowerCase() })}
            </Menu.Item>
          )}
          {mine.length > 0 && <Menu.Label>{t('mine')}</Menu.Label>}
          {mine.map(item)}
          {shared.length > 0 && <Menu.Label>{t('shared')}</Menu.Label>}
          {shared.map(item)}
          {found.length === 0 && <Menu.Label>{t('noneFound')}</Menu.Label>}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
