import { useNetwork } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import classes from './shell.module.css';

export function OfflineBanner() {
  const t = useTranslations('app.shell');
  const { online } = useNetwork();
  return <div role="status">{online ? null : <div className={classes.offline}>{t('offline')}</div>}</div>;
}
