import { IconDeviceMobile, IconKey, IconUsb } from '@tabler/icons-react';

/** A stick that is plugged in, a telephone beside the computer, or the device itself. */
export function PasskeyIcon({ transports }: { transports: readonly string[] }) {
  const isStick = transports.includes('usb') && !transports.includes('internal');
  const isPhone = transports.includes('hybrid') && !transports.includes('internal');
  const IconComponent = isStick ? IconUsb : isPhone ? IconDeviceMobile : IconKey;
  return <IconComponent size={22} stroke={1.6} aria-hidden />;
}
