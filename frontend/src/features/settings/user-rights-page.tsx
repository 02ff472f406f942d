import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconUserShare } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useRoleText } from '@/shared/i18n/role-text';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { TextLink } from '@/shared/ui/text-link';
import classes from './grants.module.css';
import { PeopleMessages } from './people-messages';
import { effectiveRightsQuery, recordRightOf, usePermissionText, type EffectiveRights } from './permissions';
import { rolesQuery, usersQuery } from './queries';

const UserSessions = lazy(async () => ({ default: (await import('./user-sessions')).UserSessions }));

export function UserRightsPage() {
  return (
    <PeopleMessages>
      <Suspense fallback={<ListSkeleton rows={8} />}>
        <UserRights />
      </Suspense>
    </PeopleMessages>
  );
}

/** What may this person do, and why. */
function UserRights() {
  const t = useTranslations('people.rights');
  const { userId = '' } = useParams({ strict: false });
  const { data: users } = useQuery(usersQuery);
  const { data: rights, error, refetch } = useQuery(effectiveRightsQuery(userId));
  const roleName = useRoleName();
  const canHandOver = useCan('handover.run');
  const name = users?.find(({ id }) => id === userId)?.name ?? '…';
  return (
    <>
      <TextLink to="/settings/users">{t('back')}</TextLink>
      <PageHeader
        title={t('title', { name })}
        description={t('description')}
        actions={
          canHandOver && (
            <LinkButton
              to="/settings/users/$userId/handover"
              params={{ userId }}
              variant="default"
              leftSection={<IconUserShare size={17} />}
            >
              {t('handover')}
            </LinkButton>
          )
        }
      />
      {error && !rights ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : !rights ? (
        <ListSkeleton rows={8} />
      ) : (
        <Stack gap="lg">
          {!rights.active && (
            <Alert color="yellow" variant="light">
              {t('inactive', { name })}
            </Alert>
          )}
          <Group gap={6}>
            {rights.roles.map((role) => (
              <Badge key={role.id} color="gray">
                {roleName(role.id, role.name)}
              </Badge>
            ))}
          </Group>
          <Text c="dimmed">
            {rights.teams.length > 0
              ? t('teams', { teams: rights.teams.map((team) => team.name).join(', ') })
              : t('noTeam')}
          </Text>
          <Permissions rights={rights} />
          <Fields rights={rights} />
          <Suspense>
            <UserSessions userId={userId} />
          </Suspense>
        </Stack>
      )}
    </>
  );
}

function useRoleName(): (id: string, name: string) => string {
  const roleText = useRoleText();
  const { data: roles } = useQuery(rolesQuery);
  return (id, name) => {
    const role = roles?.find((each) => each.id === id);
    return role ? roleText.name(role) : name;
  };
}

function Permissions({ rights }: { rights: EffectiveRights }) {
  const t = useTranslations('people');
  const permissionText = usePermissionText();
  const roleName = useRoleName();
  const { recordTypes } = useMetadata();
  // A right that does not reach this or that far is simply there.
  const levelText = (permission: string, level: EffectiveRights['permissions'][number]['level']) =>
    level === 'all' && !recordRightOf(permission, recordTypes) ? t('levels.yes') : t(`levels.${level}`);
  return (
    <table className={classes.rights}>
      <thead>
        <tr>
          <th scope="col">{t('rights.right')}</th>
          <th scope="col">{t('rights.reach')}</th>
          <th scope="col">{t('rights.why')}</th>
        </tr>
      </thead>
      <tbody>
        {rights.permissions.map(({ permission, description, level, why }) => (
          <tr key={permission} data-granted={level !== 'none'}>
            <th scope="row">{permissionText(permission, description)}</th>
            <td>{levelText(permission, level)}</td>
            <td>
              {why.length === 0
                ? t('rights.nobody')
                : why
                    .map((each) =>
                      t('rights.whyRole', {
                        role: roleName(each.roleId, each.roleName),
                        level: levelText(permission, each.level),
                      }),
                    )
                    .join('; ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Fields({ rights }: { rights: EffectiveRights }) {
  const t = useTranslations('people.rights');
  const tRights = useTranslations('people.fieldRights.rights');
  const labels = useLabels();
  const roleName = useRoleName();
  return (
    <section aria-labelledby="restricted-fields">
      <Title order={2} id="restricted-fields" mb="sm">
        {t('fields')}
      </Title>
      {rights.fields.length === 0 ? (
        <Text c="dimmed">{t('noFields')}</Text>
      ) : (
        <table className={classes.rights}>
          <thead>
            <tr>
              <th scope="col">{t('right')}</th>
              <th scope="col">{t('reach')}</th>
              <th scope="col">{t('why')}</th>
            </tr>
          </thead>
          <tbody>
            {rights.fields.map(({ field, right, why }) => {
              const [type = '', ...path] = field.split('.');
              return (
                <tr key={field}>
                  <th scope="row">{`${labels.many(type)}: ${labels.field(type, path.join('.'))}`}</th>
                  <td>{tRights(right)}</td>
                  <td>
                    {why
                      .map((each) =>
                        t('whyRole', { role: roleName(each.roleId, each.roleName), level: tRights(each.right) }),
                      )
                      .join('; ')}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
