import { Link, Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import classes from './settings-layout.module.css';

export function SettingsLayout() {
  const t = useTranslations('admin.settings');
  const managesUsers = useCan('users.manage');
  const managesKeys = useCan('api-keys.manage');
  const managesFields = useCan('customFields.manage');
  const managesDeliveries = useCan('deliveries.manage');
  const managesTemplates = useCan('templates.manage');
  const managesMails = useCan('mail.manage');
  return (
    <div className={classes.layout}>
      <nav className={classes.nav} aria-label={t('title')}>
        <Link className={classes.link} to="/settings/profile">
          {t('profile')}
        </Link>
        {managesUsers && (
          <>
            <Link className={classes.link} to="/settings/users">
              {t('users')}
            </Link>
            <Link className={classes.link} to="/settings/teams">
              {t('teams')}
            </Link>
            <Link className={classes.link} to="/settings/roles">
              {t('roles')}
            </Link>
          </>
        )}
        {managesFields && (
          <Link className={classes.link} to="/settings/fields">
            {t('fields')}
          </Link>
        )}
        {managesKeys && (
          <Link className={classes.link} to="/settings/api-keys">
            {t('apiKeys')}
          </Link>
        )}
        <Link className={classes.link} to="/settings/jobs">
          {t('jobs')}
        </Link>
        {managesTemplates && (
          <Link className={classes.link} to="/settings/templates">
            {t('templates')}
          </Link>
        )}
        {managesMails && (
          <Link className={classes.link} to="/settings/mails">
            {t('mails')}
          </Link>
        )}
        {managesDeliveries && (
          <Link className={classes.link} to="/settings/deliveries">
            {t('deliveries')}
          </Link>
        )}
      </nav>
      <div>
        <Outlet />
      </div>
    </div>
  );
}
