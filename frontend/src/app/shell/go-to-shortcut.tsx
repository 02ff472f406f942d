import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { NavigationItem } from '../navigation';
import { useShortcut } from '../shortcuts';

export function GoToShortcut({ item }: { item: NavigationItem }) {
  const t = useTranslations('app.navigation');
  const navigate = useNavigate();
  useShortcut(item.shortcut, t(item.key), () => void navigate({ to: item.to }), { group: 'goTo' });
  return null;
}
