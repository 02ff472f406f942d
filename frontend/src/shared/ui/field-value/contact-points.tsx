import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Address, Email, Phone } from '../../api/types';
import { phoneText } from '../../metadata/format-value';
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
          <a className={classes.link} href={`tel:${phone.number}`} dir="ltr" {...link}>
            {phoneText(phone)}
          </a>
        ),
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
        content: <span className={compact ? classes.line : classes.long}>{format.address(address)}</span>,
      }))}
    />
  );
}

type Line = { key: string; label: string; content: ReactNode };

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
          <span className={classes.pointLabel}>{item.label}</span>
        </span>
      ))}
    </span>
  );
}
