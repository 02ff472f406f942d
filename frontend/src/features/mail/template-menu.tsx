import { Button, Menu, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconTemplate } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { mailTemplatesQuery, type MailTemplate } from './compose-api';
import type { Draft } from './draft';

type TemplateMenuProps = { onPick: (part: Pick<Draft, 'subject' | 'body' | 'templateId'>) => void };

/** Texts of the company, in the language one works in, else the nearest there is. */
export function TemplateMenu({ onPick }: TemplateMenuProps) {
  const t = useTranslations('email.compose');
  const locale = useLocale();
  const maySee = useCan('templates.read');
  const { data: templates = [] } = useQuery({ ...mailTemplatesQuery, enabled: maySee });
  if (templates.length === 0) return null;
  const pick = (template: MailTemplate) => {
    const text = template.texts[locale] ?? template.texts.en ?? Object.values(template.texts)[0];
    if (text) onPick({ ...text, templateId: template.id });
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconTemplate size={15} />}>
          {t('template')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {templates.map((template) => (
          <Menu.Item key={template.id} onClick={() => pick(template)}>
            {template.name}
            {template.purpose != null && (
              <Text size="xs" c="dimmed">
                {t('needsConsent', { purpose: template.purpose })}
              </Text>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
