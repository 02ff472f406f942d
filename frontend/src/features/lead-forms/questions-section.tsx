import { ActionIcon, Button, Checkbox, Group, Menu, Text, Textarea, TextInput } from '@mantine/core';
import { IconChevronDown, IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Language } from '@/shared/i18n/languages';
import { useSortable } from '@/shared/ui/use-sortable';
import type { FormField, FormOptions } from './form-api';
import { choicesOf, choicesText, labelIn, moved, withText } from './form-model';
import classes from './forms.module.css';

type QuestionsProps = {
  fields: FormField[];
  options: FormOptions | undefined;
  language: Language;
  onChange: (fields: FormField[]) => void;
};

/** A product or an interest may be chosen, too. */
function offersChoices({ field }: FormField, options: FormOptions | undefined): boolean {
  const isChoice = options?.questions.some((each) => each.field === field && each.isChoice) ?? false;
  return isChoice || ['product', 'interest'].includes(field);
}

/** What is asked, in the order in which it is asked. */
export function QuestionsSection({ fields, options, language, onChange }: QuestionsProps) {
  const t = useTranslations('leadForms.questions');
  const [opened, setOpened] = useState<string>();
  const sortable = useSortable(
    fields.map(({ field }) => field),
    (from, to) => onChange(moved(fields, from, to)),
  );
  const change = (field: string, part: Partial<FormField>) =>
    onChange(fields.map((each) => (each.field === field ? { ...each, ...part } : each)));
  const left = (options?.questions ?? []).filter(({ field }) => !fields.some((each) => each.field === field));
  const add = (question: FormOptions['questions'][number]) => {
    const choices = question.options.map((value) => ({ value, label: {} }));
    onChange([
      ...fields,
      { field: question.field, required: false, label: {}, ...(question.isChoice ? { choices } : {}) },
    ]);
    setOpened(question.field);
  };
  return (
    <section aria-labelledby="questions">
      <Text id="questions" fw={600}>
        {t('title')}
      </Text>
      <ol className={classes.questions}>
        {fields.map((field, index) => {
          const name = labelIn(field, options, language);
          const isOpen = opened === field.field;
          return (
            <li key={field.field} data-sortable-row {...sortable.row(index)}>
              <Group gap={6} wrap="nowrap">
                <ActionIcon variant="subtle" color="gray" aria-label={t('move', { name })} {...sortable.handle(index)}>
                  <IconGripVertical size={17} />
                </ActionIcon>
                <span className={classes.question}>{name}</span>
                <Checkbox
                  size="sm"
                  label={t('required')}
                  aria-label={t('requiredOf', { name })}
                  checked={field.required}
                  onChange={(event) => change(field.field, { required: event.currentTarget.checked })}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('edit', { name })}
                  aria-expanded={isOpen}
                  onClick={() => setOpened(isOpen ? undefined : field.field)}
                >
                  <IconChevronDown size={17} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('remove', { name })}
                  onClick={() => onChange(fields.filter((each) => each.field !== field.field))}
                >
                  <IconTrash size={17} />
                </ActionIcon>
              </Group>
              {isOpen && (
                <div className={classes.details}>
                  <TextInput
                    label={t('label')}
                    placeholder={labelIn({ ...field, label: {} }, options, language)}
                    maxLength={300}
                    value={field.label[language] ?? ''}
                    onChange={(event) =>
                      change(field.field, { label: withText(field.label, language, event.currentTarget.value) })
                    }
                  />
                  <TextInput
                    label={t('help')}
                    maxLength={500}
                    value={field.help?.[language] ?? ''}
                    onChange={(event) =>
                      change(field.field, { help: withText(field.help ?? {}, language, event.currentTarget.value) })
                    }
                  />
                  {offersChoices(field, options) && (
                    <Textarea
                      key={language}
                      label={t('choices')}
                      description={t('choicesText')}
                      autosize
                      minRows={3}
                      maxRows={10}
                      defaultValue={choicesText(field.choices, language)}
                      onBlur={(event) =>
                        change(field.field, { choices: choicesOf(event.currentTarget.value, field.choices, language) })
                      }
                    />
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" size="sm" leftSection={<IconPlus size={16} />} disabled={left.length === 0}>
            {t('add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          {left.map((question) => (
            <Menu.Item key={question.field} onClick={() => add(question)}>
              {question.labels[language] ?? question.field}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </section>
  );
}
