import { ActionIcon, Button, Title } from '@mantine/core';
import { IconArrowsSort, IconDots, IconLayoutRows, IconPlus } from '@tabler/icons-react';
import { lazy, type ReactNode, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import type { RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { ColumnChooser } from '@/shared/ui/data-grid/column-chooser';
import { FilterButton } from '@/shared/ui/filter/filter-button';
import { QuickSearch } from '@/shared/ui/filter/quick-search';
import { OnDemand } from '@/shared/ui/on-demand';
import classes from './records.module.css';
import type { ListControl } from './use-list-state';

const GroupMenu = lazy(async () => ({ default: (await import('./grouping/group-menu')).GroupMenu }));
const ListMenu = lazy(async () => ({ default: (await import('./list-menu')).ListMenu }));
const SortMenu = lazy(async () => ({ default: (await import('./sort-menu')).SortMenu }));

type ListHeaderProps = {
  type: RecordTypeInfo;
  control: ListControl;
  totalCount: number | undefined;
  isPhone: boolean;
  canCreate: boolean;
  filterOpen: boolean;
  onFilterOpen: (opened: boolean) => void;
  searchBox: RefObject<HTMLInputElement | null>;
  onLeaveSearch: () => void;
  /** Absent where one may not. */
  onExport: (() => void) | undefined;
  viewBar: ReactNode;
  /** What can be done with the selection lies over the toolbar. */
  bulkBar: ReactNode;
};

export function ListHeader(props: ListHeaderProps) {
  const { type, control, totalCount, isPhone, canCreate, searchBox } = props;
  const { state, change } = control;
  const t = useTranslations('grid');
  const labels = useLabels();
  const many = labels.many(type.name);
  const create = () => control.setCreating(true);
  return (
    <>
      <div className={classes.listTitle}>
        <Title order={1}>{state.deleted === true ? t('bin.title', { type: many }) : many}</Title>
        <span className={classes.count} aria-live="polite">
          {totalCount !== undefined && t('count', { count: totalCount })}
        </span>
        <span className={classes.spacer} />
        {state.deleted === true ? (
          <Button variant="default" onClick={() => change({ deleted: undefined })}>
            {t('bin.leave')}
          </Button>
        ) : (
          canCreate && (
            <Button leftSection={<IconPlus size={17} />} onClick={create} aria-keyshortcuts="C">
              {isPhone ? t('newShort') : labels.create(type.name)}
            </Button>
          )
        )}
      </div>
      {props.viewBar}
      <div className={classes.toolbar}>
        <div className={classes.search}>
          <QuickSearch
            value={state.q ?? ''}
            label={t('search.label', { type: many })}
            hint={isPhone ? t('search.short') : t('search.placeholder', { type: type.name })}
            // The first letter is a step that Back takes back, those after it are not.
            onChange={(q) => change({ q: q === '' ? undefined : q }, { replace: state.q !== undefined })}
            onLeave={props.onLeaveSearch}
            inputRef={searchBox}
          />
        </div>
        <FilterButton
          type={type}
          where={state.where}
          onChange={(where) => change({ where }, { replace: state.where !== undefined })}
          opened={props.filterOpen}
          onOpenedChange={props.onFilterOpen}
          isPhone={isPhone}
        />
        <span className={classes.spacer} />
        {isPhone ? (
          <OnDemand
            trigger={(open) => (
              <ActionIcon variant="default" size={36} aria-label={t('sort')} aria-haspopup="menu" onClick={open}>
                <IconArrowsSort size={17} />
              </ActionIcon>
            )}
            full={<SortMenu type={type} sort={state.sort ?? type.defaultSort} onChange={(sort) => change({ sort })} />}
          />
        ) : (
          <>
            <OnDemand
              trigger={(open) => (
                <Button
                  variant="default"
                  leftSection={<IconLayoutRows size={15} />}
                  aria-haspopup="menu"
                  data-on={state.group !== undefined || undefined}
                  onClick={open}
                >
                  {t('groups.by')}
                </Button>
              )}
              full={<GroupMenu type={type} group={state.group} onChange={(group) => change({ group })} />}
            />
            <ColumnChooser
              type={type}
              columns={control.columns}
              onChange={control.setColumns}
              onReset={control.resetColumns}
            />
          </>
        )}
        <OnDemand
          trigger={(open) => (
            <ActionIcon variant="default" size={36} aria-label={t('more')} aria-haspopup="menu" onClick={open}>
              <IconDots size={17} />
            </ActionIcon>
          )}
          full={<ListMenu type={type} control={control} onExport={props.onExport} />}
        />
        {props.bulkBar}
      </div>
    </>
  );
}
