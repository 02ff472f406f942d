import { useTranslations } from 'use-intl';
import type { CallList } from '@/shared/call-lists/call-list-types';

const builtIn = [
  'reached',
  'meeting',
  'callBack',
  'noAnswer',
  'busy',
  'voicemail',
  'notInterested',
  'wrongNumber',
  'doNotCall',
] as const;

/** What a way to end a call is called: by the company, or else by us. */
export function useOutcomeText(list: CallList): (key: string) => string {
  const t = useTranslations('callLists.outcomes');
  return (key) => {
    const own = list.settings.outcomes?.find((outcome) => outcome.key === key)?.name;
    const known = builtIn.find((candidate) => candidate === key);
    return own ?? (known ? t(known) : key);
  };
}
