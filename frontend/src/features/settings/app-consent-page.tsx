import { Alert, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '@/app/session';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import { appSearch } from '@/shared/lib/app-search';
import { BrandMark } from '@/shared/ui/brand-mark';
import { useDocumentTitle } from '@/shared/ui/page-header';
import { TextLink } from '@/shared/ui/text-link';
import { AppsMessages } from './apps-messages';
import { appQuestionQuery, appRequestOf, decideOnApp, type AppQuestion } from './connected-apps';
import { useRightsText } from './permissions';

const asked = appRequestOf(appSearch);

/** Where an app sends people so that they say whether it may act for them. */
export function AppConsentPage() {
  return (
    <Stack component="main" align="center" gap="lg" px="md" py={48}>
      <AppsMessages>
        <Consent />
      </AppsMessages>
    </Stack>
  );
}

function Consent() {
  const t = useTranslations('apps.consent');
  const { product } = useSession();
  const question = useQuery(appQuestionQuery(asked));
  const back = question.data?.redirectTo;
  // The request is wrong in a way that the app must hear of, and nobody need be asked.
  useEffect(() => {
    if (back) window.location.replace(back);
  }, [back]);
  return (
    <>
      <Group gap="sm">
        <BrandMark size={34} />
        <Text size="lg" fw={640}>
          {product.name}
        </Text>
      </Group>
      {question.error ? <Wrong error={question.error} /> : question.data && !back && <Ask question={question.data} />}
      {back && <Text>{t('leaving')}</Text>}
    </>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  useDocumentTitle(title);
  return (
    <Paper p="xl" shadow="xs" w="100%" maw={480}>
      <Title order={1} fz={20} mb="md">
        {title}
      </Title>
      <Stack gap="md">{children}</Stack>
    </Paper>
  );
}

function Wrong({ error }: { error: Error }) {
  const t = useTranslations('apps.consent');
  const code = error instanceof ProblemError ? error.code : undefined;
  return (
    <Panel title={t('wrongTitle')}>
      <Text role="alert">{t(`problems.${code === 'unknown_app' || code === 'wrong_redirect' ? code : 'other'}`)}</Text>
      <TextLink to="/">{t('home')}</TextLink>
    </Panel>
  );
}

function Ask({ question }: { question: AppQuestion }) {
  const t = useTranslations('apps.consent');
  const { user } = useSession();
  const problemText = useProblemText();
  const rightsText = useRightsText();
  const decide = useMutation({
    mutationFn: (allow: boolean) => decideOnApp(asked, allow),
    onSuccess: (redirectTo) => window.location.assign(redirectTo),
  });
  const rights = question.scopes.includes('*:*') ? [t('all')] : rightsText(question.permissions);
  const isBusy = decide.isPending || decide.isSuccess;
  return (
    <Panel title={t('title', { name: question.appName })}>
      <Text c="dimmed">{t('signedInAs', { person: user ? `${user.name} (${user.email})` : '' })}</Text>
      <div>
        <Text mb={6}>{t('asks', { name: question.appName })}</Text>
        <List spacing={4}>
          {(rights.length > 0 ? rights : [t('nothing')]).map((text) => (
            <List.Item key={text}>{text}</List.Item>
          ))}
        </List>
      </div>
      <Text>{t.rich('returns', { host: question.returnsTo, b: (chunks) => <strong>{chunks}</strong> })}</Text>
      {decide.error && (
        <Alert color="red" variant="light" role="alert">
          {problemText(decide.error)}
        </Alert>
      )}
      <Group grow>
        <Button variant="default" size="md" disabled={isBusy} onClick={() => decide.mutate(false)}>
          {t('refuse')}
        </Button>
        <Button size="md" loading={isBusy} onClick={() => decide.mutate(true)}>
          {t('allow')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('withdrawHint')}
      </Text>
    </Panel>
  );
}
