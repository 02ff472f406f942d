import { Alert, Anchor, Button, Group, Stack, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import { SecurityMessages } from '@/shared/i18n/security-messages';
import { SessionFrame } from './session-frame';

type CodeFormProps = {
  error: Error | null;
  isPending: boolean;
  onSubmit: (code: string) => void;
  /** Back to address and password. */
  onBack: () => void;
};

export function CodeForm(props: CodeFormProps) {
  return (
    <SecurityMessages>
      <SecondStep {...props} />
    </SecurityMessages>
  );
}

/** After the right password: the code of the app, or one of the recovery codes. */
function SecondStep({ error, isPending, onSubmit, onBack }: CodeFormProps) {
  const t = useTranslations('security.code');
  const problemText = useProblemText();
  const [isRecovery, setRecovery] = useState(false);
  const form = useForm({ initialValues: { code: '' }, validate: { code: isNotEmpty(t('missing')) } });
  const code = error instanceof ProblemError ? error.code : undefined;
  const isWrong = code === 'wrong_code';
  const problem = isWrong ? t(isRecovery ? 'wrongRecovery' : 'wrong') : error && problemText(error);
  const type = isRecovery
    ? { label: t('recoveryLabel'), autoComplete: 'off', placeholder: 'xxxx-xxxx-xxxx-xxxx' }
    : { label: t('label'), autoComplete: 'one-time-code', inputMode: 'numeric' as const, maxLength: 7 };
  return (
    <SessionFrame title={t('title')} description={t(isRecovery ? 'recoveryText' : 'text')}>
      <form onSubmit={form.onSubmit((values) => onSubmit(values.code.trim()))} noValidate>
        <Stack gap="md">
          {problem !== null && code !== 'second_factor_required' && (
            <Alert color="red" variant="light" role="alert">
              {problem}
            </Alert>
          )}
          <TextInput
            key={type.label}
            // The page has this one field, and whoever is here has just asked for it.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            size="lg"
            name="code"
            spellCheck={false}
            {...type}
            {...form.getInputProps('code')}
          />
          <Button type="submit" size="md" fullWidth loading={isPending}>
            {t('confirm')}
          </Button>
          <Group justify="space-between" gap="xs">
            <Anchor
              component="button"
              type="button"
              onClick={() => {
                form.reset();
                setRecovery(!isRecovery);
              }}
            >
              {t(isRecovery ? 'useApp' : 'useRecovery')}
            </Anchor>
            <Anchor component="button" type="button" onClick={onBack}>
              {t('back')}
            </Anchor>
          </Group>
        </Stack>
      </form>
    </SessionFrame>
  );
}
