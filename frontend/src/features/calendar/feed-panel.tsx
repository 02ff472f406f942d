import { Alert, Button, CopyButton, Group, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { Moment } from '@/shared/ui/moment';
import { closeFeed, feedQuery, openFeed } from './calendar-files-api';
import classes from './calendar.module.css';

const programs = ['google', 'outlook', 'apple'] as const;

/** The secret address at which other calendars read this one; it is shown once. */
export function FeedPanel() {
  const t = useTranslations('calendarFiles.feed');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { data: feed } = useQuery(feedQuery);
  const settled = {
    onError: (error: Error) => notifications.show({ message: problemText(error), color: 'red' }),
    onSettled: () => client.invalidateQueries({ queryKey: feedQuery.queryKey }),
  };
  const open = useMutation({ mutationFn: openFeed, ...settled });
  const close = useMutation({ mutationFn: closeFeed, ...settled, onSuccess: () => open.reset() });
  const isOpen = feed?.isOpen === true || open.data !== undefined;
  return (
    <section aria-labelledby="calendar-feed">
      <h3 id="calendar-feed" className={classes.part}>
        {t('title')}
      </h3>
      <Text size="sm" c="dimmed" mb="sm">
        {t('text')}
      </Text>
      {open.data !== undefined && (
        <Alert color="pine" variant="light" mb="sm" title={t('once')}>
          <Group wrap="nowrap" align="flex-end" gap="xs">
            <TextInput
              flex={1}
              readOnly
              aria-label={t('address')}
              value={open.data}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton value={open.data}>
              {({ copied, copy }) => (
                <Button leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={copy}>
                  {t(copied ? 'copied' : 'copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
          <ul className={classes.programs}>
            {programs.map((program) => (
              <li key={program}>{t(`how.${program}`)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Group gap="xs">
        <Button variant={isOpen ? 'default' : 'filled'} loading={open.isPending} onClick={() => open.mutate()}>
          {t(isOpen ? 'renew' : 'open')}
        </Button>
        {isOpen && (
          <Button variant="subtle" color="red" loading={close.isPending} onClick={() => close.mutate()}>
            {t('end')}
          </Button>
        )}
        {feed?.isOpen === true && feed.since !== null && open.data === undefined && (
          <Text size="sm" c="dimmed">
            {t('since')} <Moment value={feed.since} />
          </Text>
        )}
      </Group>
      {isOpen && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('renewHint')}
        </Text>
      )}
    </section>
  );
}
