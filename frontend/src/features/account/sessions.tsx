import { Badge, Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { Moment } from '@/shared/ui/moment';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { DeviceIcon, useDeviceName } from './device-name';
import { endOtherSessions, endSession, sessionsQuery, type OpenSession } from './queries';

/** Where one is signed in, and the ways out. */
export function Sessions() {
  const t = useTranslations('security.account');
  const problemText = useProblemText();
  const client = useQueryClient();
  const query = useQuery(sessionsQuery());
  const refresh = () => void client.invalidateQueries({ queryKey: sessionsQuery().queryKey });
  const onError = (error: Error) => notifications.show({ message: problemText(error), color: 'red' });
  const endOthers = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: (count) => {
      refresh();
      notifications.show({ message: t('endedOthers', { count }), color: 'pine' });
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
        empty={null}
        row={(session) => <SessionRow key={session.id} session={session} onEnded={refresh} onError={onError} />}
      />
      {hasOthers && (
        <Group>
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('endOthers')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

type SessionRowProps = { session: OpenSession; onEnded: () => void; onError: (error: Error) => void };

function SessionRow({ session, onEnded, onError }: SessionRowProps) {
  const t = useTranslations('security.account');
  const deviceName = useDeviceName();
  const end = useMutation({ mutationFn: () => endSession(session.id), onSuccess: onEnded, onError });
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
