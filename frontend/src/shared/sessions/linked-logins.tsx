import { Button, Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBuilding } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Moment } from '../ui/moment';
import { QueryList } from '../ui/query-list';
import { Row } from '../ui/row-list';
import { linkedLoginsQuery, unlinkLogin, type LinkedLogin } from './logins';
import { useDirectoryProblem } from './use-directory-problem';

/** The accounts in the company's directory by which somebody signs in: one's own, or those of whom an administrator looks after. Absent where there are none. */
export function LinkedLogins({ userId }: { userId?: string }) {
  const t = useTranslations('security.account');
  const id = useId();
  const query = useQuery(linkedLoginsQuery(userId));
  if (!query.data?.length) return null;
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="sm">
        {t('logins')}
      </Title>
      <Stack gap="sm">
        <QueryList
          query={query}
          items={query.data}
          label={t('logins')}
          skeletonRows={1}
          empty={null}
          row={(login) => <LoginRow key={login.id} login={login} userId={userId} />}
        />
      </Stack>
    </section>
  );
}

function LoginRow({ login, userId }: { login: LinkedLogin; userId: string | undefined }) {
  const t = useTranslations('security.account');
  const problemText = useDirectoryProblem();
  const client = useQueryClient();
  const { name } = login;
  const unlink = useMutation({
    mutationFn: () => unlinkLogin(login.id, userId),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: linkedLoginsQuery(userId).queryKey });
      void client.invalidateQueries({ queryKey: ['open-sessions', userId] });
      notifications.show({ message: t('unlinked', { name }), color: 'pine' });
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
  return (
    <Row
      start={<IconBuilding size={20} aria-hidden />}
      title={name}
      detail={t.rich('linked', { when: () => <Moment value={login.linkedAt} /> })}
      side={<span>{t.rich('seen', { when: () => <Moment value={login.lastUsedAt} /> })}</span>}
      end={
        <Button
          variant="default"
          size="xs"
          aria-label={t('unlinkOf', { name })}
          loading={unlink.isPending}
          onClick={() => unlink.mutate()}
        >
          {t('unlink')}
        </Button>
      }
    />
  );
}
