import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCode, IconExternalLink, IconLink, type Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { LeadForm } from './form-api';
import { snippetOf } from './form-model';

/** How a form gets to customers: its own page, or a line in a page of the company's. */
export function SharePanel({ form }: { form: LeadForm }) {
  const t = useTranslations('leadForms');
  return (
    <>
      <Copy icon={IconLink} value={form.address} label={t('copyLink')} />
      <Copy icon={IconCode} value={snippetOf(form)} label={t('copySnippet')} />
      {form.isActive && (
        <Button
          component="a"
          href={form.address}
          target="_blank"
          rel="noreferrer"
          variant="default"
          leftSection={<IconExternalLink size={17} />}
        >
          {t('openPage')}
        </Button>
      )}
    </>
  );
}

function Copy({ icon: Sign, value, label }: { icon: Icon; value: string; label: string }) {
  const t = useTranslations('leadForms');
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button variant="default" leftSection={copied ? <IconCheck size={17} /> : <Sign size={17} />} onClick={copy}>
          {copied ? t('copied') : label}
        </Button>
      )}
    </CopyButton>
  );
}
