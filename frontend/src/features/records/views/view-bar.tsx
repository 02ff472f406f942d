import { ActionIcon, Button } from '@mantine/core';
import { IconBookmarks, IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RecordTypeInfo, SavedView } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { OnDemand } from '@/shared/ui/on-demand';
import type { ListControl } from '../use-list-state';
import { useViewActions } from './use-view-actions';
import { tabViews, viewStateOf } from './view-state';
import classes from './views.module.css';

const AllViewsMenu = lazy(async () => ({ default: (await import('./all-views-menu')).AllViewsMenu }));
const ViewMenu = lazy(async () => ({ default: (await import('./view-menu')).ViewMenu }));
const ViewDialog = lazy(async () => ({ default: (await import('./view-dialog')).ViewDialog }));

export type ViewDialogAsked = { of: SavedView | undefined };

type ViewBarProps = { type: RecordTypeInfo; control: ListControl; isPhone: boolean };

/** The views of a list as tabs, and what has been changed since the open one was saved. */
export function ViewBar({ type, control, isPhone }: ViewBarProps) {
  const t = useTranslations('views');
  const actions = useViewActions(type);
  const [dialog, setDialog] = useState<ViewDialogAsked>();
  const { view, views, isChanged } = control;
  const saveAs = () => setDialog({ of: undefined });
  const save = () => view && void actions.update(view, { state: viewStateOf(control.state, control.columns) });
  const shared = { type, control, actions, onSave: save, onSaveAs: saveAs };
  return (
    <div className={classes.bar}>
      <ViewTabs type={type} control={control} />
      <OnDemand
        trigger={(open) => (
          <ActionIcon
            size={isPhone ? 36 : 28}
            aria-label={t('options')}
            aria-haspopup="menu"
            title={t('options')}
            onClick={open}
          >
            <IconDots size={17} />
          </ActionIcon>
        )}
        full={<ViewMenu {...shared} isPhone={isPhone} onEdit={(of) => setDialog({ of })} />}
      />
      {isChanged && !isPhone && (
        <div className={classes.changes} role="status">
          <span className={classes.changed}>{t('changed')}</span>
          {view?.canEdit === true && (
            <Button size="compact-sm" variant="light" onClick={save}>
              {t('save')}
            </Button>
          )}
          <Button size="compact-sm" variant={view?.canEdit === true ? 'subtle' : 'light'} onClick={saveAs}>
            {t('saveAs')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => control.reset()}>
            {t('reset')}
          </Button>
        </div>
      )}
      <span className={classes.grow} />
      {(views?.length ?? 0) > 0 && (
        <OnDemand
          trigger={(open) => (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-haspopup="menu"
              leftSection={<IconBookmarks size={15} />}
              onClick={open}
            >
              {t('all')}
            </Button>
          )}
          full={<AllViewsMenu type={type} control={control} actions={actions} />}
        />
      )}
      {dialog && (
        <OnDemand
          isWanted
          trigger={() => null}
          full={
            <ViewDialog
              type={type}
              view={dialog.of}
              state={viewStateOf(control.state, control.columns)}
              actions={actions}
              onClose={() => setDialog(undefined)}
              onCreated={control.openView}
            />
          }
        />
      )}
    </div>
  );
}

function ViewTabs({ type, control }: Pick<ViewBarProps, 'type' | 'control'>) {
  const t = useTranslations('views');
  const labels = useLabels();
  const { views, view, isChanged, searchOf } = control;
  return (
    <nav className={classes.tabs} aria-label={t('label')}>
      <ViewTab
        name={t('builtIn', { type: labels.many(type.name).toLocaleLowerCase() })}
        search={searchOf(undefined)}
        isActive={view === undefined}
        isChanged={isChanged}
      />
      {tabViews(views ?? [], view).map((each) => (
        <ViewTab
          key={each.id}
          name={each.name}
          search={searchOf(each)}
          isActive={each.id === view?.id}
          isChanged={isChanged}
        />
      ))}
    </nav>
  );
}

type ViewTabProps = { name: string; search: object; isActive: boolean; isChanged: boolean };

function ViewTab({ name, search, isActive, isChanged }: ViewTabProps) {
  const t = useTranslations('views');
  return (
    <Link
      to="."
      search={search as never}
      resetScroll={false}
      className={classes.tab}
      data-active={isActive || undefined}
      aria-current={isActive ? 'page' : undefined}
    >
      <span className={classes.tabText}>{name}</span>
      {isActive && isChanged && <span className={classes.dot} role="img" aria-label={t('changed')} />}
    </Link>
  );
}
