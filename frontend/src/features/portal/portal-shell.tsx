import { Button, Select } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useChooseLanguage, useSignOut } from '@/app/account-actions';
import { useSession } from '@/app/session';
import { languageNames, languages } from '@/shared/i18n/languages';
import { useLanguage } from '@/shared/i18n/language-provider';
import { PortalMessages } from './portal-messages';
import classes from './portal.module.css';

/** The frame for the people of dealers: their leads, their documents, and the way out. */
export function PortalShell() {
  return (
    <PortalMessages>
      <Frame />
    </PortalMessages>
  );
}

function Frame() {
  const t = useTranslations('portal');
  const tApp = useTranslations('app');
  const { user } = useSession();
  const { language } = useLanguage();
  const chooseLanguage = useChooseLanguage();
  const signOut = useSignOut();
  return (
    <div className={classes.frame}>
      <header className={classes.header}>
        <nav aria-label={tApp('shell.mainNavigation')} className={classes.nav}>
          <Link to="/portal" activeOptions={{ exact: true }}>
            {t('leads')}
          </Link>
          <Link to="/portal/documents">{t('documents')}</Link>
        </nav>
        <div className={classes.user}>
          <span>{user?.name}</span>
          <Select
            aria-label={tApp('userMenu.language')}
            size="xs"
            w={120}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={language}
            onChange={(value) => value !== null && void chooseLanguage(value)}
          />
          <Button size="xs" variant="default" leftSection={<IconLogout size={15} />} onClick={() => void signOut()}>
            {t('signOut')}
          </Button>
        </div>
      </header>
      <main id="main" className={classes.main}>
        <Outlet />
      </main>
    </div>
  );
}
