import { useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import type { BriefLine } from './brief-api';

export type LineText = { text: string; flag?: string; details: string[]; excerpt?: string };

/** A fact in the reader's language; a code that is to come shows what it is called. */
export function useLineText(): (line: BriefLine) => LineText {
  const t = useTranslations('promises');
  const tBrief = useTranslations('promises.brief');
  const format = useValueFormatter();
  return ({ code, params }) => {
    const value = (name: string) =>
      typeof params[name] === 'string' && params[name] !== '' ? params[name] : undefined;
    const day = (name: string) => {
      const found = value(name);
      return found && (found.includes('T') ? format.dateTime(found) : format.date(found));
    };
    const named = (name: string) => {
      const found = value(name);
      return found === undefined ? undefined : tBrief('with', { name: found });
    };
    const due = day('due');
    const money =
      typeof params.amount === 'number' && value('currency') !== undefined
        ? format.money({ amount: params.amount, currency: value('currency') ?? '' })
        : undefined;
    const given = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined);
    switch (code) {
      case 'person':
        return { text: value('name') ?? '', details: given(value('title'), value('department')) };
      case 'colleague': {
        const at = day('at');
        return { text: value('name') ?? '', details: given(at && tBrief('lastContact', { day: at })) };
      }
      case 'unanswered':
        return { text: value('subject') ?? '', flag: tBrief('unanswered'), details: given(day('at'), named('with')) };
      case 'open':
        return { text: value('subject') ?? '', details: given(due && t('due', { day: due }), value('by')) };
      case 'silent':
        return { text: tBrief('silent', { days: Number(params.days) }), details: given(value('subject'), day('at')) };
      case 'never':
        return { text: tBrief('never'), details: [] };
      case 'message':
        return {
          text: value('subject') ?? '',
          details: given(
            params.direction === 'inbound' ? tBrief('inbound') : tBrief('outbound'),
            day('at'),
            value('by'),
            named('with'),
          ),
          ...(value('excerpt') === undefined ? {} : { excerpt: value('excerpt') ?? '' }),
        };
      case 'deal':
        return {
          text: value('name') ?? '',
          details: given(
            value('stage'),
            money,
            typeof params.probability === 'number' ? tBrief('chance', { percent: params.probability }) : undefined,
            due && t('due', { day: due }),
          ),
        };
      case 'quote': {
        const status = (['sent', 'accepted', 'declined', 'replaced'] as const).find((each) => each === params.status);
        const until = day('validUntil');
        return {
          text: [value('number'), value('name')].filter((part) => part !== undefined).join(' · '),
          details: given(
            status && tBrief(`quoteStatus.${status}`),
            money,
            day('at'),
            status === 'sent' && until !== undefined ? tBrief('validUntil', { day: until }) : undefined,
          ),
        };
      }
      case 'promise':
      case 'price':
      case 'contradiction':
      case 'overdue':
      case 'broken': {
        const isRisk = code === 'contradiction' || code === 'overdue' || code === 'broken';
        const side = params.promisedBy === 'them' ? t('them') : t('us');
        return {
          text: value('what') ?? '',
          ...(isRisk ? { flag: tBrief(code) } : {}),
          details: given(side, money, value('by'), due && t('due', { day: due })),
        };
      }
      default:
        return {
          text: value('subject') ?? value('name') ?? code,
          details: given(day('at'), value('by'), named('with')),
        };
    }
  };
}
