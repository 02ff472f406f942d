import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { ImportRecordType } from '@/shared/api/types';

/**
 * The name of what a column can become. Fields come from the server at run time, so their keys cannot be checked
 * when the app is built: a field without a text shows its own name.
 */
export function useTargetLabel(): (recordType: ImportRecordType, field: string) => string {
  const t = useTranslations();
  return useCallback(
    (recordType, field) => {
      const [name = field, part] = field.split('.');
      const whole =
        firstText(t, [`imports.targets.${name}`, `fields.${recordType}.${name}`, `fields.common.${name}`]) ?? name;
      if (part === undefined) return whole;
      return `${whole}: ${firstText(t, [`imports.parts.${part}`]) ?? part}`;
    },
    [t],
  );
}

export function useGroupLabel(): (group: string) => string {
  const t = useTranslations();
  return useCallback((group) => firstText(t, [`imports.groups.${group}`, `sections.${group}`]) ?? group, [t]);
}

type Translate = ReturnType<typeof useTranslations<never>>;

function firstText(t: Translate, keys: readonly string[]): string | undefined {
  const found = keys.find((key) => t.has(key as Parameters<Translate['has']>[0]));
  return found === undefined ? undefined : t(found as Parameters<Translate>[0]);
}
