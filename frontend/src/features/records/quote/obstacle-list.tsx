import { useFormatter, useTranslations } from 'use-intl';
import type { Obstacle } from './quote-model';

/** What speaks against sending, with the colleague's price beside one's own. */
export function ObstacleList({ obstacles }: { obstacles: readonly Obstacle[] }) {
  const t = useTranslations('quotes.send');
  const format = useFormatter();
  const money = (amount: number | null, currency: string | null) =>
    amount === null ? '' : format.number(amount, currency === null ? {} : { style: 'currency', currency });
  const textOf = ({ code, name, price, other, currency, ownerName, number, validUntil, days }: Obstacle) => {
    const values = { name: name ?? '', price: money(price, currency), other: money(other, currency) };
    switch (code) {
      case 'otherPrice':
        return t('otherPrice', {
          ...values,
          owner: ownerName ?? t('colleague'),
          number: number ?? '',
          until:
            validUntil === null
              ? ''
              : format.dateTime(new Date(`${validUntil}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' }),
        });
      case 'arrears':
        return t('arrears', { other: values.other, days: days ?? 0 });
    }
  };
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {obstacles.map((obstacle, index) => (
        <li key={index}>{textOf(obstacle)}</li>
      ))}
    </ul>
  );
}
