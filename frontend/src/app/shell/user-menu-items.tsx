import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconBell, IconLanguage, IconLogout, IconSunMoon, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { languageNames, languages } from '@/shared/i18n/languages';
import { useLanguage } from '@/shared/i18n/language-provider';
import { useChooseLanguage, useSignOut } from '../account-actions';
import { useSession } from '../session';

const schemes: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];

export function UserMenuItems() {
  const t = useTranslations('app.userMenu');
  const { user } = useSession();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const chooseLanguage = useChooseLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  return (
    <>
      <Menu.Label>{user?.email}</Menu.Label>
      <Menu.Item leftSection={<IconUser size={16} />} onClick={() => void navigate({ to: '/settings/profile' })}>
        {t('profile')}
      </Menu.Item>
      <Menu.Item leftSection={<IconBell size={16} />} onClick={() => void navigate({ to: '/following' })}>
        {t('following')}
      </Menu.Item>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconLanguage size={16} />}>{t('language')}</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          <Menu.RadioGroup value={language} onChange={(value) => void chooseLanguage(value)}>
            {languages.map((code) => (
              <Menu.RadioItem key={code} value={code} lang={code}>
                {languageNames[code]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconSunMoon size={16} />}>{t('colorScheme')}</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
            {schemes.map((scheme) => (
              <Menu.RadioItem key={scheme} value={scheme}>
                {t(`schemes.${scheme}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
        {t('signOut')}
      </Menu.Item>
    </>
  );
}
