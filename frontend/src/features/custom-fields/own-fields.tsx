import { ActionIcon, Badge, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconArchive, IconArrowDown, IconArrowUp, IconDots, IconGripVertical, IconPencil } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { CustomField, RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { TextLink } from '@/shared/ui/text-link';
import { useSortable } from '@/shared/ui/use-sortable';
import classes from './custom-fields.module.css';
import { kindIcons } from './kind-icons';
import { moved } from './model';
import { customFieldsQuery, orderCustomFields, refreshFields } from './queries';
import { useRetireField } from './use-retire-field';

type OwnFieldsProps = { type: RecordTypeInfo; fields: readonly CustomField[] };

/** In the order in which they stand within their sections: dragged, moved with the arrow keys, or by the menu. */
export function OwnFields({ type, fields }: OwnFieldsProps) {
  const t = useTranslations('customFields');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [said, setSaid] = useState('');
  const { queryKey } = customFieldsQuery(type.name);
  const order = useMutation({
    scope: { id: `custom-fields/${type.name}` },
    mutationFn: (ids: readonly string[]) => orderCustomFields(type.name, ids),
    onSuccess: () => refreshFields(client),
    onError: (error) => {
      notifications.show({ message: problemText(error), color: 'red' });
      return client.invalidateQueries({ queryKey });
    },
  });
  const ids = useMemo(() => fields.map(({ id }) => id), [fields]);
  const { row, handle, moveTo } = useSortable(ids, (from, to) => {
    const next = moved(fields, from, to);
    client.setQueryData(queryKey, (all = []) => [...next, ...all.filter(({ retired }) => retired)]);
    setSaid(t('movedTo', { name: fields[from]?.label ?? '', place: to + 1, total: fields.length }));
    order.mutate(next.map(({ id }) => id));
  });
  return (
    <>
      <ul className={classes.rows} aria-label={t('own')}>
        {fields.map((field, index) => (
          <li key={field.id} className={classes.row} data-sortable-row {...row(index)}>
            <button
              type="button"
              className={classes.handle}
              aria-label={t('moveHandle', { name: field.label })}
              title={t('moveHint')}
              {...handle(index)}
            >
              <IconGripVertical size={17} aria-hidden />
            </button>
            <FieldRow
              type={type}
              field={field}
              onUp={index > 0 ? () => moveTo(index, index - 1) : undefined}
              onDown={index < fields.length - 1 ? () => moveTo(index, index + 1) : undefined}
            />
          </li>
        ))}
      </ul>
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
    </>
  );
}

type FieldRowProps = {
  type: RecordTypeInfo;
  field: CustomField;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
};

function FieldRow({ type, field, onUp, onDown }: FieldRowProps) {
  const t = useTranslations('customFields');
  const labels = useLabels();
  const navigate = useNavigate();
  const retire = useRetireField();
  const KindIcon = kindIcons[field.kind];
  return (
    <>
      <span className={classes.kindIcon} aria-hidden>
        <KindIcon size={17} stroke={1.7} />
      </span>
      <div className={classes.text}>
        <div className={classes.name}>
          <TextLink to="/settings/fields/$fieldId" params={{ fieldId: field.id }}>
            {field.label}
          </TextLink>
        </div>
        <div className={classes.detail}>
          {[t(`kinds.${field.kind}.name`), labels.section(field.section), `custom.${field.key}`].join(' · ')}
        </div>
      </div>
      <div className={classes.badges}>
        {field.required && <Badge color="gray">{t('required')}</Badge>}
        {field.visibleWhen != null && <Badge color="gray">{t('conditional')}</Badge>}
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={36} aria-label={t('actions', { name: field.label })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={16} />}
            onClick={() => void navigate({ to: '/settings/fields/$fieldId', params: { fieldId: field.id } })}
          >
            {t('edit')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowUp size={16} />} disabled={!onUp} onClick={() => onUp?.()}>
            {t('moveUp')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowDown size={16} />} disabled={!onDown} onClick={() => onDown?.()}>
            {t('moveDown')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => void retire(field, type.name)}>
            {t('retire')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
