import { Modal, Skeleton, Stack } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { FeedPanel } from './feed-panel';
import { ImportPanel } from './import-panel';

const loaders = {
  en: () => import('../../../messages/en/calendar-files.json'),
  es: () => import('../../../messages/es/calendar-files.json'),
  zh: () => import('../../../messages/zh/calendar-files.json'),
  ru: () => import('../../../messages/ru/calendar-files.json'),
  it: () => import('../../../messages/it/calendar-files.json'),
};

/** The way from and to other calendars: an address that they read, and files that they write. */
export function CalendarConnect({ onClose }: { onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <MoreMessages name="calendarFiles" loaders={loaders}>
        <Dialog onClose={onClose} />
      </MoreMessages>
    </Suspense>
  );
}

function Dialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('calendarFiles');
  const canCreate = useCan('activities.create');
  return (
    <Modal opened onClose={onClose} title={t('title')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="xl">
        <Suspense fallback={<Skeleton h={120} />}>
          <FeedPanel />
        </Suspense>
        {canCreate && <ImportPanel />}
      </Stack>
    </Modal>
  );
}
