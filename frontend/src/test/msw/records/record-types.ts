import type { FieldInfo, FieldKind, FilterOperator, Metadata, RecordTypeInfo } from '@/shared/api/types';

const operators: Partial<Record<FieldKind, FilterOperator[]>> = {
  text: ['contains', 'eq', 'ne', 'in', 'startsWith', 'isNull'],
  choice: ['eq', 'ne', 'in', 'isNull'],
  reference: ['eq', 'ne', 'in', 'isNull'],
  language: ['eq', 'ne', 'in', 'isNull'],
  date: ['eq', 'ne', 'in', 'gte', 'gt', 'lte', 'lt', 'isNull'],
  dateTime: ['eq', 'ne', 'in', 'gte', 'gt', 'lte', 'lt', 'isNull'],
  number: ['eq', 'ne', 'in', 'gte', 'gt', 'lte', 'lt', 'isNull'],
  money: ['eq', 'gte', 'gt', 'lte', 'lt', 'isNull'],
  longText: ['isNull'],
};
const listOperators: FilterOperator[] = ['contains', 'eq', 'in', 'ne', 'startsWith', 'isNull'];
const listKinds: FieldKind[] = ['tags', 'multiChoice', 'emails', 'phones', 'addresses'];

type More = Partial<FieldInfo>;

function field(section: string, name: string, kind: FieldKind, more: More = {}): FieldInfo {
  return {
    name,
    kind,
    section,
    required: false,
    readOnly: false,
    filterable: true,
    sortable: false,
    operators: listKinds.includes(kind) ? listOperators : (operators[kind] ?? []),
    importable: more.readOnly !== true,
    personal: false,
    filterParts: kind === 'addresses' ? [`${name}.city`, `${name}.country`] : [],
    ...more,
  };
}

const plain: More = { filterable: false, operators: [] };
const stages = ['subscriber', 'lead', 'prospect', 'customer', 'lapsed', 'other'];

const owner = [
  field('classification', 'ownerId', 'reference', { referenceTo: 'user' }),
  field('classification', 'teamId', 'reference', { referenceTo: 'team', readOnly: true }),
];
const system = [
  field('system', 'createdAt', 'dateTime', { readOnly: true, sortable: true, sort: 'createdAt' }),
  field('system', 'createdBy', 'reference', { readOnly: true, referenceTo: 'user' }),
  field('system', 'updatedAt', 'dateTime', { readOnly: true, sortable: true, sort: 'updatedAt' }),
  field('system', 'updatedBy', 'reference', { readOnly: true, referenceTo: 'user' }),
];

export const contactType: RecordTypeInfo = {
  name: 'contact',
  resource: 'contacts',
  labelField: 'displayName',
  defaultSort: 'name',
  sorts: ['name', 'familyName', 'createdAt', 'updatedAt'],
  defaultColumns: ['displayName', 'title', 'accountId', 'emails', 'phones', 'lifecycleStage', 'ownerId', 'updatedAt'],
  sections: ['identity', 'work', 'reach', 'address', 'classification', 'other', 'system'],
  fields: [
    field('identity', 'displayName', 'text', { readOnly: true, sortable: true, sort: 'name' }),
    field('identity', 'salutation', 'text', { ...plain, maxLength: 60 }),
    field('identity', 'givenName', 'text', { maxLength: 100 }),
    field('identity', 'middleName', 'text', { ...plain, maxLength: 100 }),
    field('identity', 'familyName', 'text', { maxLength: 100, sortable: true, sort: 'familyName' }),
    field('identity', 'nickname', 'text', { ...plain, maxLength: 100 }),
    field('work', 'title', 'text', { maxLength: 150 }),
    field('work', 'department', 'text', { maxLength: 150 }),
    field('work', 'accountId', 'reference', { referenceTo: 'account' }),
    field('reach', 'emails', 'emails'),
    field('reach', 'phones', 'phones'),
    field('reach', 'website', 'url', plain),
    field('reach', 'language', 'language'),
    field('address', 'addresses', 'addresses'),
    field('classification', 'lifecycleStage', 'choice', { options: stages }),
    ...owner,
    field('classification', 'tags', 'tags'),
    field('classification', 'source', 'text', { maxLength: 100 }),
    field('other', 'birthday', 'date'),
    field('other', 'notes', 'longText'),
    ...system,
  ],
};

export const accountType: RecordTypeInfo = {
  name: 'account',
  resource: 'accounts',
  labelField: 'name',
  defaultSort: 'name',
  sorts: ['name', 'employees', 'annualRevenue', 'createdAt', 'updatedAt'],
  defaultColumns: ['name', 'industry', 'roles', 'employees', 'annualRevenue', 'lifecycleStage', 'ownerId', 'updatedAt'],
  sections: ['identity', 'work', 'reach', 'address', 'classification', 'other', 'system'],
  fields: [
    field('identity', 'name', 'text', { required: true, maxLength: 200, sortable: true, sort: 'name' }),
    field('identity', 'parentId', 'reference', { referenceTo: 'account' }),
    field('identity', 'roles', 'multiChoice', {
      options: ['prospect', 'customer', 'dealer', 'supplier', 'partner', 'competitor', 'other'],
    }),
    field('work', 'industry', 'text', { maxLength: 100 }),
    field('work', 'employees', 'number', { sortable: true, sort: 'employees' }),
    field('work', 'annualRevenue', 'money', { sortable: true, sort: 'annualRevenue' }),
    field('work', 'foundedYear', 'number'),
    field('reach', 'domains', 'tags'),
    field('reach', 'website', 'url', plain),
    field('reach', 'emails', 'emails'),
    field('reach', 'phones', 'phones'),
    field('address', 'addresses', 'addresses'),
    field('classification', 'lifecycleStage', 'choice', { options: stages }),
    ...owner,
    field('classification', 'tags', 'tags'),
    field('other', 'notes', 'longText'),
    ...system,
  ],
};

export const metadata: Metadata = { recordTypes: [contactType, accountType] };
