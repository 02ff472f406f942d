import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '../api/problem';
import { Moment } from '../ui/moment';
import { QueryList } from '../ui/query-list';
import { Row } from '../ui/row-list';
import { DeviceIcon, useDeviceName } from './device-name';
import { endAllSessions, endSession, sessionsQuery, type OpenSession } from './sessions';

/** Where somebody is signed in, and the ways out: one's own, or those of whom an administrator looks after. */
export function SessionList({ userId }: { userId?: string }) {
  const t = useTranslations('security.account');
  const problemText = useProblemText();
  const client = useQueryClient();
  const query = useQuery(sessionsQuery(userId));
  const refresh = () => void client.invalidateQueries({ queryKey: sessionsQuery(userId).queryKey });
  const onError = (error: Error) => notifications.show({ message: problemText(error), color: 'red' });
  const endOthers = useMutation({
    mutationFn: () => endAllSessions(userId),
    onSuccess: (count) => {
      refresh();
      notifications.show({ message: t(userId === undefined ? 'endedOthers' : 'endedAll', { count }), color: 'pine' });
    },
    onError,
  });
  const hasOthers = query.data?.some(({ current }) => !current) === true;
  return (
    <Stack gap="sm">
      <QueryList
        query={query}
        items={query.data}
        label={t('sessions')}
        skeletonRows={2}
        empty={<Text c="dimmed">{t('noSessions')}</Text>}
        row={(session) => (
          <SessionRow key={session.id} session={session} userId={userId} onEnded={refresh} onError={onError} />
        )}
      />
      {hasOthers && (
        <Group>
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t(userId === undefined ? 'endOthers' : 'endAll')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

type SessionRowProps = {
  session: OpenSession;
  userId: string | undefined;
  onEnded: () => void;
  onError: (error: Error) => void;
};

function SessionRow({ session, userId, onEnded, onError }: SessionRowProps) {
  const t = useTranslations('security.account');
  const deviceName = useDeviceName();
  const end = useMutation({ mutationFn: () => endSession(session.id, userId), onSuccess: onEnded, onError });
  const name = deviceName(session.userAgent);
  return (
    <Row
      start={<DeviceIcon userAgent={session.userAgent} />}
      title={name}
      detail={
        <>
          {session.address !== null && session.address !== undefined && `${session.address} · `}
          {t.rich('begun', { when: () => <Moment value={session.createdAt} /> })}
        </>
      }
      side={
        session.current ? (
          <Badge color="pine">{t('thisDevice')}</Badge>
        ) : (
          <span>{t.rich('seen', { when: () => <Moment value={session.lastSeenAt} /> })}</span>
        )
      }
      end={
        session.current ? undefined : (
          <Button
            variant="default"
            size="xs"
            aria-label={t('endOf', { device: name })}
            loading={end.isPending}
            onClick={() => end.mutate()}
          >
            {t('end')}
          </Button>
        )
      }
    />
  );
}
