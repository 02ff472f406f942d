import { IconMapPinOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '@/shared/ui/empty-state';
import { LinkButton } from '@/shared/ui/link-button';
import { useDocumentTitle } from '@/shared/ui/page-header';

export function NotFoundPage() {
  const t = useTranslations('app.notFound');
  useDocumentTitle(t('title'));
  return (
    <EmptyState icon={IconMapPinOff} order={1} title={t('title')} actions={<LinkButton to="/">{t('home')}</LinkButton>}>
      {t('text')}
    </EmptyState>
  );
}
