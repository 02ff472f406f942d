import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Address, Email, Phone } from '../../api/types';
import { dialHref, phoneText } from '../../metadata/format-value';
import { useValueFormatter } from '../../metadata/use-format';
import classes from './field-value.module.css';

type ListProps = { value: unknown; compact: boolean; tabIndex?: number };

export function EmailList({ value, compact, ...link }: ListProps) {
  const t = useTranslations('record.pointLabels');
  const emails = value as Email[];
  return (
    <Lines
      compact={compact}
      items={emails.map((email) => ({
        key: email.address,
        label: t(email.label),
        content: (
          <a className={classes.link} href={`mailto:${email.address}`} dir="ltr" {...link}>
            {email.address}
          </a>
        ),
      }))}
    />
  );
}

export function PhoneList({ value, compact, ...link }: ListProps) {
  const t = useTranslations('record.pointLabels');
  const phones = value as Phone[];
  return (
    <Lines
      compact={compact}
      items={phones.map((phone) => ({
        key: phone.number,
        label: t(phone.label),
        content: (
          <a className={classes.link} href={dialHref(phone)} title={phone.number} dir="ltr" {...link}>
            {phoneText(phone)}
          </a>
        ),
        // As its owner writes it, and as one dials it from abroad.
        also: compact || phoneText(phone) === phone.number ? undefined : phone.number,
      }))}
    />
  );
}

export function AddressList({ value, compact }: ListProps) {
  const t = useTranslations('record.pointLabels');
  const format = useValueFormatter();
  return (
    <Lines
      compact={compact}
      items={(value as Address[]).map((address) => ({
        key: format.address(address),
        label: t(address.label),
        content: compact ? (
          <span className={classes.line}>{format.address(address)}</span>
        ) : (
          <>
            <span className={classes.long}>{address.lines?.join('\n') ?? format.address(address)}</span>
            {/* Nobody is asked where it is before somebody wants to see it. */}
            <a
              className={classes.link}
              href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(format.address(address))}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('map')}
            </a>
          </>
        ),
      }))}
    />
  );
}

type Line = { key: string; label: string; content: ReactNode; also?: string | undefined };

function Lines({ items, compact }: { items: Line[]; compact: boolean }) {
  const [first] = items;
  if (!first) return null;
  if (compact) {
    return (
      <span className={classes.first}>
        {first.content}
        {items.length > 1 && <span className={classes.more}>+{items.length - 1}</span>}
      </span>
    );
  }
  return (
    <span className={classes.lines}>
      {items.map((item, index) => (
        <span key={`${item.key}${index}`} className={classes.point}>
          {item.content}
          {item.also !== undefined && (
            <span className={classes.pointLabel} dir="ltr">
              {item.also}
            </span>
          )}
          <span className={classes.pointLabel}>{item.label}</span>
        </span>
      ))}
    </span>
  );
}
