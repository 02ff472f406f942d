import { queryOptions, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { request } from '../api/client';

export const channels = ['email', 'phone', 'sms', 'post', 'messenger'] as const;
export type Channel = (typeof channels)[number];
export const bases = ['consent', 'legitimateInterest', 'contract'] as const;
export type LegalBasis = (typeof bases)[number];
export type PurposeText = { name: string; text: string };

/** For what the company writes to people. */
export type Purpose = {
  key: string;
  basis: LegalBasis;
  channels: Channel[];
  textVersion: number;
  texts: Record<string, PurposeText>;
  retired: boolean;
};

/** Stands for all purposes of a channel, also those to come. */
export const everything = '*';

export const purposesQuery = queryOptions({
  queryKey: ['consent-purposes'],
  queryFn: async ({ signal }) =>
    (await request<{ items: Purpose[] }>('GET', '/consent-purposes', { signal })).data.items,
  staleTime: 60_000,
});

export function purposeText(purpose: Purpose | undefined, locale: string): PurposeText | undefined {
  return purpose?.texts[locale] ?? purpose?.texts.en ?? Object.values(purpose?.texts ?? {})[0];
}

/** Channels and purposes in words; a purpose that is not known any more shows its key. */
export function useConsentText() {
  const t = useTranslations('consents');
  const locale = useLocale();
  const { data: purposes } = useQuery(purposesQuery);
  const purpose = (key: string) =>
    key === everything
      ? t('everything')
      : (purposeText(
          purposes?.find((each) => each.key === key),
          locale,
        )?.name ?? key);
  return {
    purpose,
    channel: (channel: Channel) => t(`channels.${channel}`),
    /** Of a value of the field `mayReceive`, such as `email.newsletter`. */
    both: (value: string) => {
      const [channel = '', ...rest] = value.split('.');
      const known = channels.find((each) => each === channel);
      return known ? t('both', { channel: t(`channels.${known}`), purpose: purpose(rest.join('.')) }) : value;
    },
  };
}
