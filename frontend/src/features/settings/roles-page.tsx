import { Button, SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { FieldRightsView } from './field-rights-view';
import { PeopleMessages } from './people-messages';
import { RoleList } from './role-list';

const tabs = ['roles', 'fields'] as const;

export function RolesPage() {
  return (
    <PeopleMessages>
      <Roles />
    </PeopleMessages>
  );
}

/** What the roles grant, and which fields they restrict. */
function Roles() {
  const t = useTranslations('people.role');
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const tab = tabs.find((each) => each === search.tab) ?? 'roles';
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button
            leftSection={<IconPlus size={17} />}
            renderRoot={(props) => <Link to="/settings/roles/$roleId" params={{ roleId: 'new' }} {...props} />}
          >
            {t('new')}
          </Button>
        }
      />
      <SegmentedControl
        mb="md"
        aria-label={t('title')}
        value={tab}
        data={tabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
        onChange={(value) => void navigate({ to: '/settings/roles', search: { tab: value }, replace: true })}
      />
      <Suspense fallback={<ListSkeleton rows={6} />}>{tab === 'fields' ? <FieldRightsView /> : <RoleList />}</Suspense>
    </>
  );
}
