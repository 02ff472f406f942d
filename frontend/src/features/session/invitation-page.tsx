import { Alert, Button, Skeleton, Stack, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { acceptInvitation, useSession } from '@/app/session';
import { useDirectoryProblem } from '@/shared/sessions/use-directory-problem';
import { ProblemError } from '@/shared/api/problem-error';
import { SecurityMessages } from '@/shared/i18n/security-messages';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { NewPasswordField } from '@/shared/ui/new-password/new-password-field';
import { useNewPassword } from '@/shared/ui/new-password/use-new-password';
import { lookUpInvitation, type OpenInvitation } from './account-requests';
import { LinkEnded } from './link-ended';
import { useLinkSecret } from './link-secret';
import { SessionFrame } from './session-frame';

export function InvitationPage() {
  return (
    <SecurityMessages>
      <Invitation />
    </SecurityMessages>
  );
}

function Invitation() {
  const t = useTranslations('security');
  const secret = useLinkSecret();
  const { data, error, refetch } = useQuery({
    // The session comes first in the key: accepting replaces it, and with it forgets nothing that is shown here.
    queryKey: ['session', 'invitation', secret],
    queryFn: () => lookUpInvitation(secret),
    enabled: secret !== '',
    retry: false,
    staleTime: Infinity,
  });
  if (secret === '' || (error instanceof ProblemError && error.code === 'invitation_invalid'))
    return <LinkEnded text={t('linkEnded.invitation')} />;
  if (error) {
    return (
      <SessionFrame title={t('linkEnded.title')}>
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      </SessionFrame>
    );
  }
  if (!data) {
    return (
      <SessionFrame title={t('invitation.title', { name: '…' })} description={t('invitation.text')}>
        <Skeleton height={260} radius="md" />
      </SessionFrame>
    );
  }
  return <AcceptForm secret={secret} invitation={data} />;
}

function AcceptForm({ secret, invitation }: { secret: string; invitation: OpenInvitation }) {
  const t = useTranslations('security.invitation');
  const tAll = useTranslations();
  const problemText = useDirectoryProblem();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { user, passwordMinLength } = useSession();
  const { problemOf, errorsOf } = useNewPassword(passwordMinLength);
  const form = useForm({
    initialValues: { name: invitation.name, password: '' },
    validate: { name: isNotEmpty(t('nameMissing')), password: problemOf },
  });
  const accept = useMutation({
    mutationFn: (values: { name: string; password: string }) => acceptInvitation(client, { token: secret, ...values }),
    onSuccess: () => navigate({ to: '/', replace: true }),
    onError: (error, { password }) => form.setErrors(errorsOf(error, 'password', password)),
  });
  if (accept.error instanceof ProblemError && accept.error.code === 'invitation_invalid')
    return <LinkEnded text={tAll('security.linkEnded.invitation')} />;
  return (
    <SessionFrame title={t('title', { name: invitation.name })} description={t('text')}>
      <form onSubmit={form.onSubmit((values) => accept.mutate(values))} noValidate>
        <Stack gap="md">
          {user && accept.isIdle && (
            <Alert color="yellow" variant="light">
              {t('signedInAs', { name: user.name })}
            </Alert>
          )}
          {accept.error && (
            <Alert color="red" variant="light" role="alert" title={t('failed')}>
              {problemText(accept.error)}
            </Alert>
          )}
          <TextInput
            label={tAll('session.email')}
            type="email"
            name="email"
            autoComplete="username"
            readOnly
            value={invitation.email}
          />
          <TextInput label={t('name')} name="name" autoComplete="name" {...form.getInputProps('name')} />
          <NewPasswordField
            label={tAll('session.password')}
            minLength={passwordMinLength}
            {...form.getInputProps('password')}
            value={form.values.password}
          />
          <Button type="submit" size="md" fullWidth loading={accept.isPending}>
            {t('accept')}
          </Button>
        </Stack>
      </form>
    </SessionFrame>
  );
}
