import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { Role } from '@/shared/api/types';
import { useRoleDescription, useRoleText } from '@/shared/i18n/role-text';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { IconMoodEmpty } from '@tabler/icons-react';
import { PageHeader } from '@/shared/ui/page-header';
import { TextLink } from '@/shared/ui/text-link';
import { PeopleMessages } from './people-messages';
import { rolesQuery } from './queries';
import { RoleForm } from './role-form';

export function RolePage() {
  return (
    <PeopleMessages>
      <Suspense fallback={<ListSkeleton rows={6} />}>
        <OneRole />
      </Suspense>
    </PeopleMessages>
  );
}

/** A role of one's own to change, a built-in one to read, a new one, perhaps as a copy. */
function OneRole() {
  const t = useTranslations('people.role');
  const tNotFound = useTranslations('app.notFound');
  const roleText = useRoleText();
  const describe = useRoleDescription();
  const { roleId } = useParams({ strict: false });
  const { copyOf } = useSearch({ strict: false });
  const { data: roles, error, refetch } = useQuery(rolesQuery);
  if (error && !roles) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!roles) return <ListSkeleton rows={6} />;
  const isNew = roleId === 'new';
  const role = roles.find(({ id }) => id === (isNew ? copyOf : roleId));
  if (!isNew && !role) {
    return (
      <EmptyState
        icon={IconMoodEmpty}
        order={1}
        title={tNotFound('title')}
        actions={<LinkButton to="/settings/roles">{t('back')}</LinkButton>}
      >
        {tNotFound('text')}
      </EmptyState>
    );
  }
  const model: Role | undefined = role && {
    ...role,
    name: isNew ? t('copyName', { name: roleText.name(role) }) : roleText.name(role),
    description: describe(role),
  };
  return (
    <>
      <TextLink to="/settings/roles">{t('back')}</TextLink>
      <PageHeader
        title={isNew ? t('new') : (model?.name ?? '')}
        {...(!isNew && role?.builtIn !== false
          ? {
              description: t('builtInText'),
              actions: (
                <LinkButton
                  variant="default"
                  to="/settings/roles/$roleId"
                  params={{ roleId: 'new' }}
                  search={{ copyOf: role?.id }}
                >
                  {t('copy')}
                </LinkButton>
              ),
            }
          : {})}
      />
      <RoleForm key={isNew ? `copy of ${String(copyOf)}` : roleId} model={model} isNew={isNew} roles={roles} />
    </>
  );
}
