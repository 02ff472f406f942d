import { useRouterState } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './shell.module.css';

export function RouteProgress() {
  const t = useTranslations('app.shell');
  const isLoading = useRouterState({ select: (state) => state.isLoading });
  return isLoading ? <div className={classes.progress} role="progressbar" aria-label={t('loading')} /> : null;
}
