import type { CrmRecord } from '@/shared/api/types';

const givenNames =
  'Ana María Lucía Emma Noah Olivia Liam Sofia Marco Giulia Luca Elena Anna Ivan Olga Dmitri Наталья Yuki Aisha Omar Fatima Chidi Grace Hannah Jonas Léa Hugo Zoë Mateo Carmen'.split(
    ' ',
  );
const familyNames =
  'García Fernández López Müller Schmidt Rossi Bianchi Ferrari Ivanova Petrov Sokolov Smith Johnson Okafor Mensah Dubois Lefèvre Tanaka Kowalska Novák Silva Costa Andersson Nielsen Brown Hughes Walker Moreau Romano Vega'.split(
    ' ',
  );
const chinese = ['王 小明', '李 娜', '张 伟', '刘 洋', '陈 静', '杨 帆'].map((name) => name.split(' '));
const titles = [
  'Head of Purchasing',
  'Chief Financial Officer',
  'Operations Manager',
  'Marketing Lead',
  'Managing Director',
  'Office Manager',
  'Software Engineer',
  'Key Account Manager',
];
const departments = ['Purchasing', 'Finance', 'Operations', 'Marketing', 'Management', 'IT', 'Sales'];
const stages = ['lead', 'prospect', 'customer', 'customer', 'subscriber', 'lapsed'];
const cities = [
  ['Madrid', 'ES', '28013'],
  ['Torino', 'IT', '10121'],
  ['Wien', 'AT', '1010'],
  ['Lyon', 'FR', '69002'],
  ['Shanghai', 'CN', '200000'],
  ['Kazan', 'RU', '420000'],
  ['Leeds', 'GB', 'LS1 4AP'],
  ['Chicago', 'US', '60601'],
] as const;
const companyParts = [
  [
    'Nordwind',
    'Casa Verde',
    'Blue Heron',
    'Altamira',
    'Kestrel',
    'Meridian',
    'Fabbri',
    'Hansa',
    'Lotus',
    'Ural',
    'Granite',
    'Solstice',
    'Brightwater',
    'Volta',
    'Cobalt',
  ],
  ['Logistics', 'Foods', 'Energy', 'Textiles', 'Software', 'Medical', 'Studio', 'Partners'],
] as const;
const industries = [
  'Logistics',
  'Food and beverages',
  'Renewable energy',
  'Textiles',
  'Software',
  'Medical technology',
  'Architecture',
  'Consulting',
];
export const users = [
  { id: '0192f000-0000-7000-8000-000000000001', label: 'Ada Okafor' },
  { id: '0192f000-0000-7000-8000-000000000002', label: 'Marco Bianchi' },
  { id: '0192f000-0000-7000-8000-000000000003', label: 'Lin Wei' },
];
const [ada = { id: '', label: '' }] = users;

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

/** Stable ids, so that a link to a record survives a reload. */
export function idOf(kind: number, index: number): string {
  return `0192f000-000${kind}-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

function systemOf(index: number) {
  const created = new Date(Date.UTC(2026, 0, 5, 8, 0) + index * 3_600_000 * 7);
  const updated = new Date(Math.min(created.getTime() + 86_400_000 * (index % 60), Date.now()));
  const owner = at(users, index);
  return {
    version: 1,
    createdAt: created.toISOString(),
    createdBy: ada.id,
    createdByName: ada.label,
    updatedAt: updated.toISOString(),
    updatedBy: owner.id,
    updatedByName: owner.label,
    ownerId: owner.id,
    ownerName: owner.label,
    teamId: null,
    teamName: null,
    externalIds: [],
  };
}

function address(index: number) {
  const [city, country, postalCode] = at(cities, index);
  return {
    street: `Via ${at(familyNames, index * 3)} ${(index % 90) + 1}`,
    city,
    region: null,
    postalCode,
    country,
    label: 'work',
  };
}

export function makeAccount(index: number): CrmRecord {
  const name = `${at(companyParts[0], index)} ${at(companyParts[1], Math.floor(index / 15) + index)}`;
  const domain = `${name.toLowerCase().replace(/\W+/g, '-')}.example`;
  const isLarge = index % 4 === 0;
  return {
    ...systemOf(index),
    id: idOf(2, index + 1),
    name,
    domains: [domain],
    industry: at(industries, index),
    employees: isLarge ? 2400 + index * 31 : 12 + index * 7,
    annualRevenue: {
      amount: (isLarge ? 84_000_000 : 1_200_000) + index * 73_500,
      currency: at(['EUR', 'USD', 'EUR', 'GBP'], index),
    },
    foundedYear: 1950 + ((index * 13) % 70),
    parentId: index >= 30 ? idOf(2, (index % 5) + 1) : null,
    parentName: null,
    roles: index % 3 === 0 ? ['customer'] : index % 3 === 1 ? ['prospect', 'partner'] : ['supplier'],
    lifecycleStage: at(stages, index),
    phones: [{ number: `+3491555${1000 + index}`, raw: `+34 915 55 ${1000 + index}`, label: 'work' }],
    emails: [{ address: `info@${domain}`, label: 'work' }],
    addresses: [address(index)],
    website: `https://www.${domain}`,
    tags: index % 2 === 0 ? ['2026', 'newsletter'] : [],
    notes: null,
  };
}

export function makeContact(index: number, accounts: readonly CrmRecord[]): CrmRecord {
  const isChinese = index % 25 === 7;
  const [familyHan = '', givenHan = ''] = at(chinese, Math.floor(index / 25));
  const given = isChinese ? givenHan : at(givenNames, index * 7);
  const family = isChinese ? familyHan : at(familyNames, index * 11 + Math.floor(index / 30));
  const account = index % 9 === 4 ? undefined : at(accounts, index * 3);
  const host = typeof account?.website === 'string' ? account.website.replace('https://www.', '') : 'mail.example';
  const local = isChinese
    ? `contact${index}`
    : `${given}.${family}`
        .normalize('NFD')
        .replace(/[^A-Za-z.]/g, '')
        .toLowerCase() || `contact${index}`;
  const digits = String(600_000_000 + index * 7919).padStart(9, '0');
  return {
    ...systemOf(index),
    id: idOf(1, index + 1),
    displayName: isChinese ? `${family}${given}` : `${given} ${family}`,
    salutation: null,
    givenName: given,
    middleName: null,
    familyName: family,
    nickname: null,
    title: index % 6 === 5 ? null : at(titles, index),
    department: at(departments, index),
    accountId: account?.id ?? null,
    accountName: account?.name ?? null,
    emails: index % 11 === 3 ? [] : [{ address: `${local}@${host}`, label: 'work' }],
    phones:
      index % 3 === 0
        ? []
        : [
            {
              number: `+34${digits}`,
              raw: `+34 ${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`,
              label: 'mobile',
            },
            ...(index % 8 === 1 ? [{ number: '+34915551234', raw: '+34 915 551 234', label: 'work' }] : []),
          ],
    addresses: index % 4 === 0 ? [address(index)] : [],
    website: null,
    lifecycleStage: at(stages, index * 5),
    tags: index % 5 === 0 ? ['newsletter', 'trade fair', 'vip'].slice(0, (index % 3) + 1) : [],
    birthday: index % 7 === 0 ? `19${60 + (index % 39)}-0${(index % 9) + 1}-1${index % 9}` : null,
    language: at(['es', 'en', 'it', 'de', 'zh'], index),
    notes: index % 10 === 0 ? 'Met at the trade fair in spring.\nPrefers to be called in the morning.' : null,
    source: at(['Website', 'Trade fair', 'Referral'], index),
  };
}
