import { NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import type { FieldInfo, RecordTypeInfo, Role } from '@/shared/api/types';
import { useRoleText } from '@/shared/i18n/role-text';
import { sectionsOf } from '@/shared/metadata/record-type';
import { useLabels } from '@/shared/metadata/use-labels';
import classes from './field-rights.module.css';
import {
  fieldRightsQuery,
  rightOf,
  rightsFor,
  saveFieldRights,
  withRight,
  type FieldRight,
  type FieldRights,
} from './field-rights';

type FieldRightsTableProps = { type: RecordTypeInfo; roles: readonly Role[] };

export function FieldRightsTable({ type, roles }: FieldRightsTableProps) {
  const t = useTranslations('people.fieldRights');
  const labels = useLabels();
  const roleText = useRoleText();
  const rights = useQueries({ queries: roles.map((role) => fieldRightsQuery(role.id)) });
  const change = useChangeRight(type);
  return (
    <div className={classes.scroller} role="region" aria-label={t('title')} tabIndex={-1}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            {roles.map((role) => (
              <th key={role.id} scope="col">
                {roleText.name(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sectionsOf(type).map((section) => (
            <Fragment key={section.name}>
              <tr>
                <th scope="colgroup" colSpan={roles.length + 1} className={classes.section}>
                  {labels.section(section.name)}
                </th>
              </tr>
              {section.fields.map((field) => (
                <tr key={field.name}>
                  <th scope="row">{labels.field(type.name, field.name)}</th>
                  {roles.map((role, index) => (
                    <td key={role.id}>
                      <RightSelect
                        type={type}
                        field={field}
                        label={t('cell', { field: labels.field(type.name, field.name), role: roleText.name(role) })}
                        rights={rights[index]?.data}
                        onChange={(right) => change({ role, field, right, before: rights[index]?.data ?? {} })}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RightSelectProps = {
  type: RecordTypeInfo;
  field: FieldInfo;
  label: string;
  rights: FieldRights | undefined;
  onChange: (right: FieldRight) => void;
};

function RightSelect({ type, field, label, rights, onChange }: RightSelectProps) {
  const t = useTranslations('people.fieldRights');
  const right = rights === undefined ? undefined : rightOf(rights, type, field);
  const choices = rightsFor(type, field);
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      className={classes.right}
      data-right={right}
      disabled={right === undefined || choices.length < 2}
      value={right ?? 'edit'}
      data={choices.map((each) => ({ value: each, label: t(`rights.${each}`) }))}
      onChange={(event) => onChange(event.currentTarget.value as FieldRight)}
    />
  );
}

type Change = { role: Role; field: FieldInfo; right: FieldRight; before: FieldRights };

/** Holds at once for everybody with the role, can be taken back, and says why where the server refuses. */
function useChangeRight(type: RecordTypeInfo): (change: Change) => void {
  const t = useTranslations('people.fieldRights');
  const labels = useLabels();
  const roleText = useRoleText();
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const { mutate } = useMutation({
    scope: { id: 'field-rights' },
    onMutate: ({ role, field, right, before }: Change) => {
      client.setQueryData(fieldRightsQuery(role.id).queryKey, withRight(before, type, field, right));
    },
    mutationFn: ({ role, field, right, before }: Change) =>
      saveFieldRights(role.id, withRight(before, type, field, right)),
    onSuccess: (_, { role, field, right, before }) =>
      notifyUndo({
        message: t('changed', {
          field: labels.field(type.name, field.name),
          role: roleText.name(role),
          right: t(`rights.${right}`),
        }),
        changeSetId: `field-rights-${role.id}-${field.name}`,
        undo: async () => {
          await saveFieldRights(role.id, before);
          client.setQueryData(fieldRightsQuery(role.id).queryKey, before);
        },
      }),
    onError: (error, { role, before }) => {
      client.setQueryData(fieldRightsQuery(role.id).queryKey, before);
      const [reason] = Object.values(fieldErrors(error));
      notifications.show({ message: reason ?? problemText(error), color: 'red' });
    },
  });
  return mutate;
}
