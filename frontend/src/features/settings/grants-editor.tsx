import { Checkbox, NativeSelect, Stack, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { PermissionLevel, Role } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import classes from './grants.module.css';
import { allPermissions, levels, recordRightOf, usePermissionText, verbs, withLevel, type Level } from './permissions';

type GrantsEditorProps = {
  grants: Record<string, PermissionLevel>;
  roles: readonly Role[];
  isFixed: boolean;
  onChange: (grants: Record<string, PermissionLevel>) => void;
};

/** Rights on records by kind and act, with how far they reach; below them those that are there or not. */
export function GrantsEditor({ grants, roles, isFixed, onChange }: GrantsEditorProps) {
  const t = useTranslations('people');
  const labels = useLabels();
  const permissionText = usePermissionText();
  const { recordTypes } = useMetadata();
  const all = allPermissions(roles);
  const others = all.filter((permission) => !recordRightOf(permission, recordTypes));
  const change = (permission: string, level: Level) => onChange(withLevel(grants, permission, level));
  return (
    <Stack gap="lg">
      <div className={classes.grid}>
        {recordTypes.map((type) => (
          <fieldset key={type.name} className={classes.type}>
            <legend className={classes.legend}>{labels.many(type.name)}</legend>
            {verbs
              .map((verb) => ({ verb, permission: `${type.resource}.${verb}` }))
              .filter(({ permission }) => all.includes(permission))
              .map(({ verb, permission }) => (
                <label key={verb} className={classes.right}>
                  <span>{t(`verbs.${verb}`)}</span>
                  <NativeSelect
                    size="xs"
                    aria-label={permissionText(permission)}
                    disabled={isFixed}
                    value={grants[permission] ?? 'none'}
                    data={levels.map((level) => ({ value: level, label: t(`levels.${level}`) }))}
                    onChange={(event) => change(permission, event.currentTarget.value as Level)}
                  />
                </label>
              ))}
          </fieldset>
        ))}
      </div>
      <section aria-labelledby="grants-others">
        <Title order={2} id="grants-others" mb="sm">
          {t('role.others')}
        </Title>
        <Stack gap="xs">
          {others.map((permission) => (
            <Checkbox
              key={permission}
              label={permissionText(permission)}
              disabled={isFixed}
              checked={grants[permission] !== undefined}
              onChange={(event) => change(permission, event.currentTarget.checked ? 'all' : 'none')}
            />
          ))}
        </Stack>
      </section>
    </Stack>
  );
}
