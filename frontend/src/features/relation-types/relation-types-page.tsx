import { Badge, Button, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconArrowsExchange, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import { useLanguage } from '@/shared/i18n/language-provider';
import { relationTypesQuery, sideName, type RelationType } from '@/shared/relations/relation-types';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { Row, RowList } from '@/shared/ui/row-list';
import { RelationTypeMessages } from './relation-type-messages';
import { changeType } from './type-api';

const TypeDialog = lazy(async () => ({ default: (await import('./type-dialog')).TypeDialog }));

export function RelationTypesPage() {
  return (
    <RelationTypeMessages>
      <RelationTypes />
    </RelationTypeMessages>
  );
}

/** What people and organisations can be to each other here: one's own kinds first, as only they can be changed. */
function RelationTypes() {
  const t = useTranslations('relationTypes');
  const { data: types, error, refetch } = useQuery(relationTypesQuery);
  const [edited, setEdited] = useState<RelationType | null>();
  const add = (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setEdited(null)}>
      {t('new')}
    </Button>
  );
  const own = types?.filter(({ isBuiltIn }) => !isBuiltIn) ?? [];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={own.length > 0 ? add : undefined} />
      {types ? (
        <>
          <Title order={2} size="h4" mb="xs">
            {t('own')}
          </Title>
          {own.length === 0 ? (
            <EmptyState icon={IconArrowsExchange} title={t('own')} actions={add}>
              {t('ownEmpty')}
            </EmptyState>
          ) : (
            <RowList label={t('own')}>
              {own.map((type) => (
                <TypeRow key={type.key} type={type} onEdit={() => setEdited(type)} />
              ))}
            </RowList>
          )}
          <Title order={2} size="h4" mt="xl" mb="xs">
            {t('builtIn')}
          </Title>
          <RowList label={t('builtIn')}>
            {types
              .filter(({ isBuiltIn }) => isBuiltIn)
              .map((type) => (
                <TypeRow key={type.key} type={type} />
              ))}
          </RowList>
        </>
      ) : error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton rows={8} />
      )}
      {edited !== undefined && (
        <Suspense>
          <TypeDialog type={edited} onClose={() => setEdited(undefined)} />
        </Suspense>
      )}
    </>
  );
}

function TypeRow({ type, onEdit }: { type: RelationType; onEdit?: () => void }) {
  const t = useTranslations('relationTypes');
  const { language } = useLanguage();
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const [forward, backward] = [sideName([type], type.key, language), sideName([type], type.inverse, language)];
  const refresh = () => client.invalidateQueries({ queryKey: relationTypesQuery.queryKey });
  const put = async (isRetired: boolean) => {
    await changeType(type.key, type.names, isRetired);
    await refresh();
  };
  const toggle = useMutation({
    mutationFn: () => put(!type.isRetired),
    onSuccess: () =>
      notifyUndo({
        message: t(type.isRetired ? 'usedAgain' : 'retiredNow'),
        changeSetId: `relation-type-${type.key}`,
        undo: () => put(type.isRetired),
      }),
    onError: (error) => notifications.show({ color: 'red', message: problemText(error) }),
  });
  return (
    <Row
      title={type.key === type.inverse ? forward : `${forward} / ${backward}`}
      detail={t('ends', { from: t(`endNames.${type.from}`), to: t(`endNames.${type.to}`) })}
      side={type.isRetired ? <Badge color="gray">{t('retired')}</Badge> : undefined}
      end={
        onEdit && (
          <>
            <Button size="xs" variant="default" aria-label={t('editNamed', { name: forward })} onClick={onEdit}>
              {t('edit')}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              loading={toggle.isPending}
              aria-label={`${t(type.isRetired ? 'unretire' : 'retire')}: ${forward}`}
              onClick={() => toggle.mutate()}
            >
              {t(type.isRetired ? 'unretire' : 'retire')}
            </Button>
          </>
        )
      }
    />
  );
}
