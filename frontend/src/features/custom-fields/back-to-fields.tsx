import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/shared/ui/text-link';

export function BackToFields({ type }: { type: string }) {
  const t = useTranslations('customFields');
  return (
    <TextLink
      to="/settings/fields"
      search={{ type }}
      size="sm"
      c="dimmed"
      underline="never"
      mb={6}
      style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}
    >
      <IconArrowLeft size={15} aria-hidden />
      {t('title')}
    </TextLink>
  );
}
