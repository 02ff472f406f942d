import { Button } from '@mantine/core';
import {
  IconAddressBook,
  IconBuildingSkyscraper,
  IconFileImport,
  IconFilterOff,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import type { RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { EmptyState } from '@/shared/ui/empty-state';
import { LinkButton } from '@/shared/ui/link-button';
import { isNarrowed } from './list-state';
import type { ListControl } from './use-list-state';

type ListEmptyProps = { type: RecordTypeInfo; control: ListControl; canCreate: boolean };

/** Says which of three it is: nothing matches, nothing was deleted, or nothing is here yet. */
export function ListEmpty({ type, control, canCreate }: ListEmptyProps) {
  const t = useTranslations('grid.empty');
  const labels = useLabels();
  const canImport = useCan('imports.create');
  const { state, change } = control;
  const names = { many: labels.many(type.name) };
  if (isNarrowed(state)) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={t('narrowedTitle')}
        actions={
          <Button onClick={() => change({ q: undefined, where: undefined })}>
            {state.where === undefined ? t('clearSearch') : t('clearFilters')}
          </Button>
        }
      >
        {state.q === undefined ? t('narrowedText') : t('searchedText', { q: state.q })}
      </EmptyState>
    );
  }
  if (state.deleted === true) {
    return (
      <EmptyState icon={IconTrash} title={t('binTitle')}>
        {t('binText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={type.name === 'account' ? IconBuildingSkyscraper : IconAddressBook}
      title={t('title', names)}
      actions={
        <>
          {canCreate && (
            <Button leftSection={<IconPlus size={17} />} onClick={() => control.setCreating(true)}>
              {labels.create(type.name)}
            </Button>
          )}
          {canImport && (
            <LinkButton to="/imports/new" variant="default" leftSection={<IconFileImport size={17} />}>
              {t('import')}
            </LinkButton>
          )}
        </>
      }
    >
      {t('text')}
    </EmptyState>
  );
}
