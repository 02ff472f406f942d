import { ActionIcon, Checkbox, Group, Select, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Language } from '@/shared/i18n/languages';
import { purposesQuery, type ConsentChannel, type FormConsent } from './form-api';
import classes from './forms.module.css';

type ConsentsProps = { consents: FormConsent[]; language: Language; onChange: (consents: FormConsent[]) => void };

const keyOf = ({ purpose, channel }: FormConsent) => `${channel}.${purpose}`;

/** What people are asked to agree to: the text is that of the purpose, and its version is kept with each consent. */
export function ConsentsSection({ consents, language, onChange }: ConsentsProps) {
  const t = useTranslations('leadForms.consents');
  const { data: purposes = [] } = useQuery(purposesQuery);
  const nameOf = (purpose: string, channel: ConsentChannel) => {
    const texts = purposes.find(({ key }) => key === purpose)?.texts;
    return `${texts?.[language]?.name ?? texts?.en?.name ?? purpose} · ${t(`channels.${channel}`)}`;
  };
  const left = purposes
    .flatMap(({ key, channels }) => channels.map((channel) => ({ purpose: key, channel, required: false })))
    .filter((each) => !consents.some((consent) => keyOf(consent) === keyOf(each)));
  return (
    <section aria-labelledby="consents">
      <Text id="consents" fw={600}>
        {t('title')}
      </Text>
      <Text size="sm" c="dimmed">
        {purposes.length === 0 ? t('none') : t('text')}
      </Text>
      {consents.length > 0 && (
        <ul className={classes.questions}>
          {consents.map((consent) => {
            const name = nameOf(consent.purpose, consent.channel);
            return (
              <li key={keyOf(consent)}>
                <Group gap={6} wrap="nowrap">
                  <span className={classes.question}>{name}</span>
                  <Checkbox
                    size="sm"
                    label={t('required')}
                    aria-label={t('requiredOf', { name })}
                    checked={consent.required}
                    onChange={(event) =>
                      onChange(
                        consents.map((each) =>
                          each === consent ? { ...each, required: event.currentTarget.checked } : each,
                        ),
                      )
                    }
                  />
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('remove', { name })}
                    onClick={() => onChange(consents.filter((each) => each !== consent))}
                  >
                    <IconTrash size={17} />
                  </ActionIcon>
                </Group>
              </li>
            );
          })}
        </ul>
      )}
      {left.length > 0 && (
        <Select
          mt={8}
          aria-label={t('add')}
          placeholder={t('add')}
          data={left.map((each) => ({ value: keyOf(each), label: nameOf(each.purpose, each.channel) }))}
          value={null}
          onChange={(key) => {
            const chosen = left.find((each) => keyOf(each) === key);
            if (chosen) onChange([...consents, chosen]);
          }}
        />
      )}
    </section>
  );
}
