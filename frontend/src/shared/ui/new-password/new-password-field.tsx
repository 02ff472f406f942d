import { Group, Progress, Text, type PasswordInputProps } from '@mantine/core';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { PasswordField } from '../password-field';
import { strengthOf, usualMinLength } from './password-strength';

type NewPasswordFieldProps = PasswordInputProps & { value: string; minLength: number | undefined };

/** Shows while one types what a password still lacks. Its texts are those of `SecurityMessages`. */
export function NewPasswordField({ minLength, ...props }: NewPasswordFieldProps) {
  const t = useTranslations('security.password');
  const id = useId();
  const strength = strengthOf(props.value, minLength ?? usualMinLength);
  const text = strength.level === 'short' ? t('short', { count: strength.missing }) : t(strength.level);
  return (
    <div>
      <PasswordField
        autoComplete="new-password"
        name="new-password"
        description={t('advice')}
        aria-describedby={id}
        {...props}
      />
      <Group id={id} gap="sm" mt={8} wrap="nowrap">
        <Progress
          flex={1}
          size="sm"
          value={strength.fill}
          color={strength.isEnough ? 'pine' : 'yellow.8'}
          aria-label={t('strength')}
        />
        <Text size="xs" c="dimmed" miw={132} ta="end">
          {text}
        </Text>
      </Group>
    </div>
  );
}
