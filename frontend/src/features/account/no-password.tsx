import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/shared/ui/text-link';

/** Of somebody who only comes in through the directory: the way to a password goes by mail. */
export function NoPassword() {
  const t = useTranslations('security.account');
  return (
    <Text c="dimmed" maw={560}>
      {t('noPassword')} <TextLink to="/forgotten-password">{t('choosePassword')}</TextLink>
    </Text>
  );
}
