import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { apiUrl } from '../api/client';
import classes from './mail.module.css';

type MailBodyProps = { id: string; text: string; fullText: string; hasHtml: boolean };

/** What was written now; on demand all of it, or the page as it came, in a frame that can do nothing. */
export function MailBody({ id, text, fullText, hasHtml }: MailBodyProps) {
  const t = useTranslations('email.body');
  const [shown, setShown] = useState<'text' | 'full' | 'page'>('text');
  const isTrimmed = text.trim() !== fullText.trim();
  const choices = [
    { value: 'text', label: t('text') },
    ...(isTrimmed ? [{ value: 'full', label: t('full') }] : []),
    ...(hasHtml ? [{ value: 'page', label: t('page') }] : []),
  ];
  return (
    <div>
      {choices.length > 1 && (
        <SegmentedControl
          size="xs"
          mb="sm"
          aria-label={t('show')}
          data={choices}
          value={shown}
          onChange={(next) => setShown(next as typeof shown)}
        />
      )}
      {shown === 'page' ? (
        <iframe className={classes.frame} title={t('frame')} sandbox="" src={apiUrl(`/messages/${id}/html`)} />
      ) : (
        <div className={classes.text}>{shown === 'full' || text.trim() === '' ? fullText : text}</div>
      )}
    </div>
  );
}
