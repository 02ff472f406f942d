import { IconFileImport, IconPlus, type Icon } from '@tabler/icons-react';
import type { Session } from '@/shared/api/types';
import { fold } from '@/shared/lib/fold';
import type { NavigationItem, NavigationKey } from '../navigation';
import { can } from '../session';

export type PaletteCommand = { id: string; label: string; href: string; icon: Icon; keys?: string };

export type CommandTexts = {
  goTo: (key: NavigationKey) => string;
  create: (type: 'lead' | 'opportunity' | 'contact' | 'account' | 'product' | 'quote') => string;
  import: string;
};

export function buildCommands(
  session: Session,
  navigation: readonly NavigationItem[],
  texts: CommandTexts,
): PaletteCommand[] {
  const commands: PaletteCommand[] = [];
  if (can(session, 'leads.create')) {
    commands.push({ id: 'new-lead', label: texts.create('lead'), href: '/leads?new=true', icon: IconPlus });
  }
  if (can(session, 'opportunities.create')) {
    commands.push({
      id: 'new-opportunity',
      label: texts.create('opportunity'),
      href: '/opportunities?new=true',
      icon: IconPlus,
    });
  }
  if (can(session, 'contacts.create')) {
    commands.push({ id: 'new-contact', label: texts.create('contact'), href: '/contacts?new=true', icon: IconPlus });
  }
  if (can(session, 'accounts.create')) {
    commands.push({ id: 'new-account', label: texts.create('account'), href: '/accounts?new=true', icon: IconPlus });
  }
  if (can(session, 'quotes.create')) {
    commands.push({ id: 'new-quote', label: texts.create('quote'), href: '/quotes?new=true', icon: IconPlus });
  }
  if (can(session, 'products.create')) {
    commands.push({ id: 'new-product', label: texts.create('product'), href: '/products?new=true', icon: IconPlus });
  }
  if (can(session, 'imports.create')) {
    commands.push({ id: 'import', label: texts.import, href: '/imports/new', icon: IconFileImport });
  }
  for (const item of navigation) {
    commands.push({
      id: `go-${item.key}`,
      label: texts.goTo(item.key),
      href: item.to,
      icon: item.icon,
      keys: item.shortcut,
    });
  }
  return commands;
}

/** Every typed word must begin a word of the label; accents and case do not matter. */
export function matching<T extends { label: string }>(commands: readonly T[], query: string): T[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  return commands.filter((command) => {
    const label = fold(command.label);
    return wanted.every((word) => label.startsWith(word) || label.includes(` ${word}`) || isHan(word, label));
  });
}

/** Chinese writes no blanks between words. */
function isHan(word: string, label: string): boolean {
  return /\p{Script=Han}/u.test(word) && label.includes(word);
}
