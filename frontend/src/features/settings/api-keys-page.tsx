import { Badge, Button, Code, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ApiKey } from '@/shared/api/types';
import { EmptyState } from '@/shared/ui/empty-state';
import { Moment } from '@/shared/ui/moment';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { lazy, Suspense, useState } from 'react';
import { PeopleMessages } from './people-messages';
import { apiKeysQuery, rolesQuery } from './queries';
import { RevokeButton } from './revoke-button';
import { useRoleText } from '@/shared/i18n/role-text';

const ApiKeyDialog = lazy(async () => ({ default: (await import('./api-key-dialog')).ApiKeyDialog }));
const RotateDialog = lazy(async () => ({ default: (await import('./rotate-dialog')).RotateDialog }));

const soon = 14 * 86_400_000;

export function ApiKeysPage() {
  return (
    <PeopleMessages>
      <ApiKeys />
    </PeopleMessages>
  );
}

function ApiKeys() {
  const t = useTranslations('people.apiKeys');
  const query = useQuery(apiKeysQuery);
  const [rotated, setRotated] = useState<ApiKey>();
  const [opened, { open, close }] = useDisclosure(false);
  const newKey = (
    <Button leftSection={<IconPlus size={17} />} onClick={open}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={newKey} />
      <QueryList
        query={query}
        items={query.data}
        label={t('title')}
        skeletonRows={3}
        empty={
          <EmptyState icon={IconKey} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        }
        row={(key) => <KeyRow key={key.id} apiKey={key} onRotate={() => setRotated(key)} />}
      />
      <Suspense fallback={null}>
        {opened && <ApiKeyDialog onClose={close} />}
        {rotated && <RotateDialog apiKey={rotated} onClose={() => setRotated(undefined)} />}
      </Suspense>
    </>
  );
}

function KeyRow({ apiKey, onRotate }: { apiKey: ApiKey; onRotate: () => void }) {
  const t = useTranslations('people.apiKeys');
  const tKey = useTranslations('people.key');
  const format = useFormatter();
  const roleText = useRoleText();
  const { data: roles } = useQuery(rolesQuery);
  const role = roles?.find((candidate) => candidate.id === apiKey.roleId);
  const now = new Date();
  const expiresAt = apiKey.expiresAt === null ? undefined : new Date(apiKey.expiresAt);
  const isExpired = expiresAt !== undefined && expiresAt < now;
  const isEnding = expiresAt !== undefined && !isExpired && expiresAt.getTime() < now.getTime() + soon;
  const previousUntil = apiKey.previousUntil ? new Date(apiKey.previousUntil) : undefined;
  const scopes = apiKey.scopes.length > 0 ? apiKey.scopes.join(', ') : t('allScopes');
  return (
    <Row
      title={
        <>
          {apiKey.name} <Code>{apiKey.prefix}…</Code>
        </>
      }
      detail={`${role ? roleText.name(role) : apiKey.roleName} · ${scopes}`}
      side={
        <>
          {apiKey.revoked ? (
            <Badge color="gray">{t('revoked')}</Badge>
          ) : isExpired ? (
            <Badge color="red">{t('expired')}</Badge>
          ) : (
            <>
              {isEnding && <Badge color="yellow">{tKey('soon')}</Badge>}
              <span>
                {expiresAt === undefined
                  ? t('neverExpires')
                  : t('expires', { date: format.dateTime(expiresAt, { dateStyle: 'medium' }) })}
              </span>
            </>
          )}
          {!apiKey.revoked && previousUntil && previousUntil > now && (
            <span>
              {tKey('previousUntil', {
                date: format.dateTime(previousUntil, { dateStyle: 'medium', timeStyle: 'short' }),
              })}
            </span>
          )}
          <span>
            {apiKey.lastUsedAt === null
              ? t('neverUsed')
              : t.rich('lastUsed', { when: () => <Moment value={apiKey.lastUsedAt ?? ''} /> })}
          </span>
        </>
      }
      end={
        apiKey.revoked ? undefined : (
          <Group gap={6} wrap="nowrap">
            {!isExpired && (
              <Button
                variant="default"
                size="xs"
                aria-label={tKey('rotateOf', { name: apiKey.name })}
                onClick={onRotate}
              >
                {tKey('rotate')}
              </Button>
            )}
            <RevokeButton apiKey={apiKey} />
          </Group>
        )
      }
    />
  );
}
