import { Badge, Button, Code } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ApiKey } from '@/shared/api/types';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { Moment } from '@/shared/ui/moment';
import { PageHeader } from '@/shared/ui/page-header';
import { Row, RowList } from '@/shared/ui/row-list';
import { ApiKeyDialog } from './api-key-dialog';
import { apiKeysQuery, rolesQuery } from './queries';
import { RevokeButton } from './revoke-button';
import { useRoleText } from '@/shared/i18n/role-text';

export function ApiKeysPage() {
  const t = useTranslations('admin.apiKeys');
  const { data: keys, error, refetch } = useQuery(apiKeysQuery);
  const [opened, { open, close }] = useDisclosure(false);
  const newKey = (
    <Button leftSection={<IconPlus size={17} />} onClick={open}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={newKey} />
      {error && !keys ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : !keys ? (
        <ListSkeleton rows={3} />
      ) : keys.length === 0 ? (
        <EmptyState icon={IconKey} title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <RowList label={t('title')}>
          {keys.map((key) => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
        </RowList>
      )}
      {opened && <ApiKeyDialog onClose={close} />}
    </>
  );
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const t = useTranslations('admin.apiKeys');
  const format = useFormatter();
  const roleText = useRoleText();
  const { data: roles } = useQuery(rolesQuery);
  const role = roles?.find((candidate) => candidate.id === apiKey.roleId);
  const isExpired = apiKey.expiresAt !== null && new Date(apiKey.expiresAt) < new Date();
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
            <span>
              {apiKey.expiresAt === null
                ? t('neverExpires')
                : t('expires', { date: format.dateTime(new Date(apiKey.expiresAt), { dateStyle: 'medium' }) })}
            </span>
          )}
          <span>
            {apiKey.lastUsedAt === null
              ? t('neverUsed')
              : t.rich('lastUsed', { when: () => <Moment value={apiKey.lastUsedAt ?? ''} /> })}
          </span>
        </>
      }
      end={apiKey.revoked ? undefined : <RevokeButton apiKey={apiKey} />}
    />
  );
}
