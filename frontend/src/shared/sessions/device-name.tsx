import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { deviceOf } from './device';

export function useDeviceName(): (userAgent: string | null | undefined) => string {
  const t = useTranslations('security.account');
  return (userAgent) => {
    const { browser, system } = deviceOf(userAgent);
    if (browser === undefined && system === undefined) return t('unknownDevice');
    if (browser === undefined || system === undefined) return browser ?? system ?? '';
    return t('device', { browser, system });
  };
}

export function DeviceIcon({ userAgent }: { userAgent: string | null | undefined }) {
  const isMobile = ['iPhone', 'iPad', 'Android'].includes(deviceOf(userAgent).system ?? '');
  const IconComponent = isMobile ? IconDeviceMobile : IconDeviceDesktop;
  return <IconComponent size={22} stroke={1.6} aria-hidden />;
}
