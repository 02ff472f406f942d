import { Text, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useLabels } from '@/shared/metadata/use-labels';
import type { FormHidden, FormOptions } from './form-api';
import classes from './forms.module.css';

type HiddenProps = { hidden: FormHidden[]; options: FormOptions | undefined; onChange: (hidden: FormHidden[]) => void };

/** What nobody is asked, since the page knows it: from its address, else as it stands here. */
export function HiddenSection({ hidden, options, onChange }: HiddenProps) {
  const t = useTranslations('leadForms.hidden');
  const labels = useLabels();
  const change = (field: string, part: Partial<FormHidden>) => {
    const now = { ...(hidden.find((each) => each.field === field) ?? { field }), ...part };
    const others = hidden.filter((each) => each.field !== field);
    onChange(now.parameter || now.default ? [...others, now] : others);
  };
  return (
    <section aria-labelledby="hidden">
      <Text id="hidden" fw={600}>
        {t('title')}
      </Text>
      <Text size="sm" c="dimmed">
        {t('text')}
      </Text>
      <ul className={classes.hidden}>
        {(options?.hidden ?? []).map((field) => {
          const now = hidden.find((each) => each.field === field);
          const name = labels.field('lead', field);
          return (
            <li key={field}>
              <TextInput
                size="sm"
                label={t('parameter', { name })}
                placeholder={`utm_${field}`}
                maxLength={60}
                value={now?.parameter ?? ''}
                onChange={(event) => change(field, { parameter: event.currentTarget.value.trim() || null })}
              />
              <TextInput
                size="sm"
                label={t('default', { name })}
                maxLength={200}
                value={now?.default ?? ''}
                onChange={(event) => change(field, { default: event.currentTarget.value || null })}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
