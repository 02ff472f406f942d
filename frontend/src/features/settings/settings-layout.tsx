import { Suspense, useEffect, useRef } from 'react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import classes from './settings-layout.module.css';

const loaders = {
  en: () => import('../../../messages/en/settings.json'),
  es: () => import('../../../messages/es/settings.json'),
  zh: () => import('../../../messages/zh/settings.json'),
  ru: () => import('../../../messages/ru/settings.json'),
  it: () => import('../../../messages/it/settings.json'),
};

/** The frame and the profile carry their texts with them: no other page shows any. */
export function SettingsLayout() {
  return (
    <Suspense fallback={<ListSkeleton rows={8} />}>
      <MoreMessages name="settings" loaders={loaders}>
        <Layout />
      </MoreMessages>
    </Suspense>
  );
}

function Layout() {
  const t = useTranslations('settings.pages');
  const managesUsers = useCan('users.manage');
  const managesKeys = useCan('api-keys.manage');
  const managesFields = useCan('customFields.manage');
  const managesRelations = useCan('relation-types.manage');
  const managesPipelines = useCan('pipelines.manage');
  const writesCards = useCan('battle-cards.manage');
  const managesDeliveries = useCan('deliveries.manage');
  const managesTemplates = useCan('templates.manage');
  const managesScoring = useCan('lead-scoring.manage');
  const managesAssignment = useCan('lead-assignment.manage');
  const managesForms = useCan('forms.manage');
  const managesHours = useCan('working-hours.manage');
  const managesApprovals = useCan('approvals.manage');
  const managesMails = useCan('mail.manage');
  const readsAudit = useCan('audit.read');
  const managesPrivacy = useCan('privacy.manage');
  const nav = useRef<HTMLElement>(null);
  const pathname = useLocation({ select: (location) => location.pathname });
  useEffect(() => {
    // On a phone the pages are one line that scrolls: the present one comes into sight.
    const current = nav.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - nav.current.clientWidth / 3;
  }, [pathname]);
  return (
    <div className={classes.layout}>
      <nav ref={nav} className={classes.nav} aria-label={t('title')}>
        <Link className={classes.link} to="/settings/profile">
          {t('profile')}
        </Link>
        <Link className={classes.link} to="/settings/security">
          {t('security')}
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
        {managesRelations && (
          <Link className={classes.link} to="/settings/relations">
            {t('relationTypes')}
          </Link>
        )}
        {managesPipelines && (
          <Link className={classes.link} to="/settings/pipelines">
            {t('pipelines')}
          </Link>
        )}
        {writesCards && (
          <Link className={classes.link} to="/battle-cards">
            {t('battleCards')}
          </Link>
        )}
        {managesKeys && (
          <Link className={classes.link} to="/settings/api-keys">
            {t('apiKeys')}
          </Link>
        )}
        <Link className={classes.link} to="/settings/connected-apps">
          {t('apps')}
        </Link>
        <Link className={classes.link} to="/settings/jobs">
          {t('jobs')}
        </Link>
        {managesTemplates && (
          <Link className={classes.link} to="/settings/templates">
            {t('templates')}
          </Link>
        )}
        {managesScoring && (
          <Link className={classes.link} to="/settings/lead-scoring">
            {t('leadScoring')}
          </Link>
        )}
        {managesAssignment && (
          <Link className={classes.link} to="/settings/lead-assignment">
            {t('leadAssignment')}
          </Link>
        )}
        {managesForms && (
          <Link className={classes.link} to="/settings/forms">
            {t('forms')}
          </Link>
        )}
        {managesHours && (
          <Link className={classes.link} to="/settings/working-hours">
            {t('workingHours')}
          </Link>
        )}
        {managesApprovals && (
          <Link className={classes.link} to="/settings/approvals">
            {t('approvals')}
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
        {readsAudit && (
          <Link className={classes.link} to="/settings/audit">
            {t('audit')}
          </Link>
        )}
        {managesPrivacy && (
          <Link className={classes.link} to="/settings/privacy">
            {t('privacy')}
          </Link>
        )}
      </nav>
      <div>
        <Outlet />
      </div>
    </div>
  );
}
