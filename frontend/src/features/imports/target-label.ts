import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { ImportRecordType } from '@/shared/api/import-types';
import { useLabels } from '@/shared/metadata/use-labels';

const linked = 'account.';
const consent = 'consent.';

/**
 * The name of what a column can become. Fields come from the server at run time, so their keys cannot be checked
 * when the app is built: a field without a text shows its own name, readably.
 */
export function useTargetLabel(): (recordType: ImportRecordType, field: string) => string {
  const t = useTranslations();
  const labels = useLabels();
  return useCallback(
    (recordType, field) => {
      const own = (type: ImportRecordType, name: string) => {
        const [first = name, part] = name.split('.');
        const whole = firstText(t, [`imports.targets.${first}`]);
        if (whole === undefined) return labels.field(type, name);
        return part === undefined ? whole : `${whole}: ${firstText(t, [`imports.parts.${part}`]) ?? part}`;
      };
      if (field.startsWith(consent)) {
        const [, channel = '', ...purpose] = field.split('.');
        return `${firstText(t, [`imports.consentChannels.${channel}`]) ?? channel}: ${purpose.join('.')}`;
      }
      if (field === `${linked}externalId`) return firstText(t, ['imports.targets.accountKey']) ?? field;
      if (!field.startsWith(linked)) return own(recordType, field);
      return `${labels.field(recordType, 'accountId')}: ${own('account', field.slice(linked.length))}`;
    },
    [t, labels],
  );
}

export function useGroupLabel(): (group: string) => string {
  const t = useTranslations();
  const labels = useLabels();
  return useCallback((group) => firstText(t, [`imports.groups.${group}`]) ?? labels.section(group), [t, labels]);
}

type Translate = ReturnType<typeof useTranslations<never>>;

function firstText(t: Translate, keys: readonly string[]): string | undefined {
  const found = keys.find((key) => t.has(key as Parameters<Translate['has']>[0]));
  return found === undefined ? undefined : t(found as Parameters<Translate>[0]);
}
