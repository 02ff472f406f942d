import { Alert, Button, Code, List, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconLink, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { verifyChain } from './queries';

/** Reads everything, which takes a while where there is much: only when asked for. */
export function ChainState() {
  const t = useTranslations('audit.chain');
  const problemText = useProblemText();
  const verify = useMutation({ mutationFn: verifyChain });
  const found = verify.data;
  return (
    <Stack gap="sm" mb="lg" align="flex-start" aria-live="polite">
      <Button
        variant="default"
        leftSection={<IconLink size={17} />}
        loading={verify.isPending}
        onClick={() => verify.mutate()}
      >
        {t('check')}
      </Button>
      {verify.error && (
        <Alert color="red" variant="light" role="alert">
          {problemText(verify.error)}
        </Alert>
      )}
      {found && (
        <Alert
          w="100%"
          color={found.intact ? 'pine' : 'red'}
          variant="light"
          icon={found.intact ? <IconShieldCheck /> : <IconShieldX />}
          title={t(found.intact ? 'intact' : 'broken')}
        >
          <Text size="sm">
            {found.intact ? t('intactText', { entries: found.entries, changes: found.changes }) : t('brokenText')}
          </Text>
          {found.problems.length > 0 && (
            <List size="sm" my="xs">
              {found.problems.map((problem) => (
                <List.Item key={`${problem.kind} ${problem.sequence}`}>{problem.message}</List.Item>
              ))}
            </List>
          )}
          {found.intact && (
            <>
              <Text size="sm" mt="xs">
                {t('head')}
              </Text>
              <Code style={{ overflowWrap: 'anywhere' }}>{`${found.headSequence}:${found.headHash}`}</Code>
            </>
          )}
        </Alert>
      )}
    </Stack>
  );
}
