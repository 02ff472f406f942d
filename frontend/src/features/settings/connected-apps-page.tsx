import { Badge, Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconApps, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useProblemText } from '@/shared/api/problem';
import { EmptyState } from '@/shared/ui/empty-state';
import { Moment } from '@/shared/ui/moment';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { AppsMessages } from './apps-messages';
import {
  allowedAppsQuery,
  connectedAppsQuery,
  withdrawApp,
  type AllowedApp,
  type ConnectedApp,
} from './connected-apps';
import { RevokeAppButton } from './revoke-app-button';

const AppDialog = lazy(async () => ({ default: (await import('./connected-app-dialog')).ConnectedAppDialog }));
const RotateDialog = lazy(async () => ({ default: (await import('./rotate-app-dialog')).RotateAppDialog }));

export function ConnectedAppsPage() {
  return (
    <AppsMessages>
      <ConnectedApps />
    </AppsMessages>
  );
}

function ConnectedApps() {
  const t = useTranslations('apps');
  const manages = useCan('api-keys.manage');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Stack gap={36}>
        <AllowedApps />
        {manages && <RegisteredApps />}
      </Stack>
    </>
  );
}

function AllowedApps() {
  const t = useTranslations('apps');
  const id = useId();
  const query = useQuery(allowedAppsQuery);
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id}>
        {t('mine')}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('mineText')}
      </Text>
      <QueryList
        query={query}
        items={query.data}
        label={t('mine')}
        skeletonRows={1}
        empty={
          <EmptyState icon={IconApps} title={t('mineEmptyTitle')}>
            {t('mineEmptyText')}
          </EmptyState>
        }
        row={(app) => <AllowedRow key={app.id} app={app} />}
      />
    </section>
  );
}

function AllowedRow({ app }: { app: AllowedApp }) {
  const t = useTranslations('apps');
  const problemText = useProblemText();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => withdrawApp(app.id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: allowedAppsQuery.queryKey });
      notifications.show({ message: t('withdrawn', { name: app.name }), color: 'pine' });
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
  return (
    <Row
      title={app.name}
      detail={scopesText(app.scopes, t('everything'))}
      side={
        <>
          <span>{t.rich('allowedAt', { when: () => <Moment value={app.allowedAt} /> })}</span>
          <Used at={app.lastUsedAt} />
        </>
      }
      end={
        <Button
          variant="default"
          size="xs"
          aria-label={t('withdrawOf', { name: app.name })}
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate()}
        >
          {t('withdraw')}
        </Button>
      }
    />
  );
}

function RegisteredApps() {
  const t = useTranslations('apps');
  const id = useId();
  const query = useQuery(connectedAppsQuery);
  const [opened, { open, close }] = useDisclosure(false);
  const [rotated, setRotated] = useState<ConnectedApp>();
  return (
    <section aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" mb="sm">
        <div style={{ flex: '1 1 16rem' }}>
          <Title order={2} id={id}>
            {t('registered')}
          </Title>
          <Text c="dimmed">{t('registeredText')}</Text>
        </div>
        <Button leftSection={<IconPlus size={17} />} onClick={open}>
          {t('new')}
        </Button>
      </Group>
      <QueryList
        query={query}
        items={query.data}
        label={t('registered')}
        skeletonRows={2}
        empty={
          <EmptyState icon={IconApps} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        }
        row={(app) => <RegisteredRow key={app.id} app={app} onRotate={() => setRotated(app)} />}
      />
      <Suspense fallback={null}>
        {opened && <AppDialog onClose={close} />}
        {rotated && <RotateDialog app={rotated} onClose={() => setRotated(undefined)} />}
      </Suspense>
    </section>
  );
}

function RegisteredRow({ app, onRotate }: { app: ConnectedApp; onRotate: () => void }) {
  const t = useTranslations('apps');
  const scopes = scopesText(app.scopes, t('everything'));
  return (
    <Row
      title={
        <>
          {app.name} <Code>{app.clientId}</Code>
        </>
      }
      detail={`${app.roleName ?? t('forPeople')} · ${scopes}`}
      side={
        <>
          {app.revoked && <Badge color="gray">{t('revoked')}</Badge>}
          {app.builtIn && <Badge color="gray">{t('builtIn')}</Badge>}
          {!app.revoked && app.public && !app.builtIn && <Badge color="gray">{t('public')}</Badge>}
          {!app.revoked && !app.public && !app.hasSecret && <Badge color="yellow">{t('needsSecret')}</Badge>}
          <Used at={app.lastUsedAt} />
        </>
      }
      end={
        app.revoked ? undefined : (
          <Group gap={6} wrap="nowrap">
            {!app.public && (
              <Button variant="default" size="xs" aria-label={t('rotateOf', { name: app.name })} onClick={onRotate}>
                {t('rotate')}
              </Button>
            )}
            <RevokeAppButton app={app} />
          </Group>
        )
      }
    />
  );
}

function Used({ at }: { at: string | null }) {
  const t = useTranslations('apps');
  return <span>{at === null ? t('neverUsed') : t.rich('used', { when: () => <Moment value={at} /> })}</span>;
}

function scopesText(scopes: readonly string[], everything: string): string {
  return scopes.includes('*:*') ? everything : scopes.join(', ');
}
