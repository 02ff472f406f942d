import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { ConsentMessages } from '@/shared/consents/consent-messages';
import { useConsentText } from '@/shared/consents/consents';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { Row, RowList } from '@/shared/ui/row-list';
import classes from '../records.module.css';
import { actBehind, consentsQuery, type ConsentAct, type ConsentState } from './consent-api';
import { ConsentProof } from './consent-proof';

const ConsentDialog = lazy(async () => ({ default: (await import('./consent-dialog')).ConsentDialog }));
const ConsentHistory = lazy(async () => ({ default: (await import('./consent-history')).ConsentHistory }));
const PreferenceDialog = lazy(async () => ({ default: (await import('./preference-dialog')).PreferenceDialog }));

export type ConsentPanelProps = { type: RecordTypeInfo; record: CrmRecord };
type Open = { dialog: 'act'; state?: ConsentState } | { dialog: 'history' } | { dialog: 'link' };

/** For what a person may be written to, and how we know. */
export function ConsentPanel(props: ConsentPanelProps) {
  return (
    <ConsentMessages fallback={<Skeleton h={120} />}>
      <Panel {...props} />
    </ConsentMessages>
  );
}

function Panel({ type, record }: ConsentPanelProps) {
  const t = useTranslations('consents');
  const { data, error, refetch } = useQuery(consentsQuery(type.resource, record.id));
  const [open, setOpen] = useState<Open>();
  const mayEdit = record.can?.edit === true && record.deletedAt == null;
  const close = () => setOpen(undefined);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return (
    <section aria-labelledby="consents" style={{ paddingBlockStart: 12 }}>
      <h2 id="consents" className={classes.panelTitle}>
        {t('title')}
      </h2>
      {!data ? (
        <Skeleton h={120} />
      ) : (
        <Stack gap="sm">
          {data.states.length === 0 ? (
            <Text c="dimmed">{t('noPurposes')}</Text>
          ) : (
            <RowList label={t('title')}>
              {data.states.map((state) => (
                <StateRow
                  key={`${state.channel}.${state.purpose}`}
                  state={state}
                  act={actBehind(state, data.history)}
                  onChange={mayEdit ? () => setOpen({ dialog: 'act', state }) : undefined}
                />
              ))}
            </RowList>
          )}
          <Group gap="xs">
            {mayEdit && data.states.length > 0 && (
              <>
                <Button variant="default" size="xs" onClick={() => setOpen({ dialog: 'act' })}>
                  {t('record')}
                </Button>
                <Button variant="default" size="xs" onClick={() => setOpen({ dialog: 'link' })}>
                  {t('link')}
                </Button>
              </>
            )}
            {data.history.length > 0 && (
              <Button variant="subtle" size="xs" onClick={() => setOpen({ dialog: 'history' })}>
                {t('history', { count: data.history.length })}
              </Button>
            )}
          </Group>
        </Stack>
      )}
      <Suspense>
        {open?.dialog === 'act' && (
          <ConsentDialog type={type} record={record} {...(open.state && { state: open.state })} onClose={close} />
        )}
        {open?.dialog === 'history' && data && <ConsentHistory history={data.history} onClose={close} />}
        {open?.dialog === 'link' && <PreferenceDialog type={type} record={record} onClose={close} />}
      </Suspense>
    </section>
  );
}

type StateRowProps = { state: ConsentState; act: ConsentAct | undefined; onChange: (() => void) | undefined };

function StateRow({ state, act, onChange }: StateRowProps) {
  const t = useTranslations('consents');
  const text = useConsentText();
  const name = text.both(`${state.channel}.${state.purpose}`);
  return (
    <Row
      title={name}
      detail={act ? <ConsentProof act={act} /> : t(`reasons.${state.maySend ? 'maySend' : 'neverAsked'}`)}
      side={
        <Badge color={state.maySend ? 'pine' : state.status === 'withdrawn' ? 'red' : 'gray'}>
          {t(`states.${state.status ?? (state.maySend ? 'mayWrite' : 'never')}`)}
        </Badge>
      }
      end={
        onChange && (
          <Button variant="default" size="xs" aria-label={t('changeOf', { name })} onClick={onChange}>
            {t('change')}
          </Button>
        )
      }
    />
  );
}
