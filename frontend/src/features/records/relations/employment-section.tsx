import { ActionIcon, Badge, Button, Menu, Text } from '@mantine/core';
import { IconCalendarOff, IconDots, IconPlus, IconStar, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useNow, useTimeZone, useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import type { CrmRecord } from '@/shared/api/types';
import { toWallClock } from '@/shared/lib/zoned-time';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import { RecordLink } from '@/shared/ui/record-link';
import { Row, RowList } from '@/shared/ui/row-list';
import recordClasses from '../records.module.css';
import { usePeriod } from './period';
import {
  changeRelation,
  employmentsQuery,
  leaveMainJob,
  makePrimary,
  removeRelation,
  type Employment,
} from './relation-api';
import { useRelationActs } from './use-relation-acts';

const EmploymentDialog = lazy(async () => ({ default: (await import('./employment-dialog')).EmploymentDialog }));

type EmploymentSectionProps = { contact: CrmRecord; mayEdit: boolean };

/** Where somebody works and has worked: the main place first. */
export function EmploymentSection({ contact, mayEdit }: EmploymentSectionProps) {
  const t = useTranslations('relations');
  const canCreate = useCan('relations.create') && mayEdit;
  const [isAdding, setAdding] = useState(false);
  const { data: jobs, error, refetch } = useQuery(employmentsQuery(contact.id));
  return (
    <section aria-labelledby="employments">
      <div className={recordClasses.relatedHead}>
        <h2 id="employments" className={recordClasses.relatedTitle}>
          {t('work')}
          {jobs !== undefined && jobs.length > 0 && <span className={recordClasses.count}>{jobs.length}</span>}
        </h2>
        {canCreate && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAdding(true)}
          >
            {t('addJob')}
          </Button>
        )}
      </div>
      {error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          {!jobs?.length && (
            <div className={recordClasses.relatedCard}>
              {jobs && (
                <Text c="dimmed" size="sm" p="md">
                  {t('noWork')}
                </Text>
              )}
            </div>
          )}
          {jobs && jobs.length > 0 && (
            <RowList label={t('work')}>
              {jobs.map((job) => (
                <EmploymentRow key={job.id ?? 'main'} contactId={contact.id} job={job} mayEdit={mayEdit} />
              ))}
            </RowList>
          )}
        </>
      )}
      {isAdding && (
        <Suspense fallback={null}>
          <EmploymentDialog
            contactId={contact.id}
            hasMain={contact.accountId != null}
            onClose={() => setAdding(false)}
          />
        </Suspense>
      )}
    </section>
  );
}

type EmploymentRowProps = { contactId: string; job: Employment; mayEdit: boolean };

function EmploymentRow({ contactId, job, mayEdit }: EmploymentRowProps) {
  const t = useTranslations('relations');
  const period = usePeriod();
  const act = useRelationActs();
  const today = toWallClock(useNow().toISOString(), useTimeZone() ?? 'UTC').slice(0, 10);
  const { id, account } = job;
  const end = () =>
    act(() => (id === null ? leaveMainJob(contactId) : changeRelation(id, { until: today })), t('ended'));
  const mark = job.isPrimary ? (
    <Badge color="pine">{t('main')}</Badge>
  ) : job.isPast ? (
    <Badge color="gray">{t('past')}</Badge>
  ) : undefined;
  return (
    <Row
      start={<RecordAvatar id={account.id} label={account.name} size={32} shape="square" />}
      title={
        <RecordLink recordType="account" id={account.id}>
          {account.name}
        </RecordLink>
      }
      detail={[job.title, job.department, period(job.since, job.until)].filter(Boolean).join(' · ')}
      {...(mark && { side: mark })}
      end={
        mayEdit &&
        (job.canEdit || job.canDelete) && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" aria-label={t('actsOf', { name: account.name })}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {id !== null && !job.isPast && (
                <Menu.Item
                  leftSection={<IconStar size={15} />}
                  onClick={() => void act(() => makePrimary(contactId, id), t('isMainNow', { name: account.name }))}
                >
                  {t('makeMain')}
                </Menu.Item>
              )}
              {!job.isPast && (
                <Menu.Item leftSection={<IconCalendarOff size={15} />} onClick={() => void end()}>
                  {t('end')}
                </Menu.Item>
              )}
              {id !== null && job.canDelete && (
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={15} />}
                  onClick={() => void act(() => removeRelation(id), t('removed'))}
                >
                  {t('remove')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )
      }
    />
  );
}
