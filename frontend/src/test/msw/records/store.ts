import type { CrmRecord, FieldChange, HistoryEntry, LookupItem, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue, withFieldValue } from '@/shared/metadata/field-value';
import { idOf, makeAccount, makeContact, users } from './people';
import { fieldInfosOf, type MockCustomFields } from '../custom-fields';
import { accountType, contactType, metadata } from './record-types';

type ChangeSet = { id: string; recordId: string; type: RecordTypeInfo; entry: HistoryEntry };

/** What the server would hold, for one page of a browser or one test. */
export type RecordStore = {
  records: Map<string, CrmRecord>;
  changeSets: Map<string, ChangeSet>;
  customFields: MockCustomFields;
  nextId: number;
  typeOf: (resource: string) => RecordTypeInfo | undefined;
  ofType: (type: RecordTypeInfo) => CrmRecord[];
  change: (
    type: RecordTypeInfo,
    record: CrmRecord,
    values: Record<string, unknown>,
    kind: HistoryEntry['kind'],
  ) => ChangeSet;
  historyOf: (id: string) => HistoryEntry[];
  labelOf: (recordType: string, id: unknown) => string | null;
  lookup: (recordType: string) => LookupItem[];
};

const now = () => new Date().toISOString();

export function createRecordStore(contacts = 300, accounts = 40): RecordStore {
  const all = Array.from({ length: accounts }, (_, index) => makeAccount(index));
  const people = Array.from({ length: contacts }, (_, index) => makeContact(index, all));
  const records = new Map([...all, ...people].map((record) => [record.id, record]));
  const changeSets = new Map<string, ChangeSet>();
  for (const record of all) {
    const parent = records.get(String(record.parentId));
    record.parentName = parent?.name ?? null;
  }
  const isOfType = (record: CrmRecord, type: RecordTypeInfo) => type.labelField in record;

  const store: RecordStore = {
    records,
    changeSets,
    customFields: [],
    nextId: 1,
    typeOf: (resource) => metadata.recordTypes.find((type) => type.resource === resource),
    ofType: (type) => [...records.values()].filter((record) => isOfType(record, type)),
    labelOf: (recordType, id) => store.lookup(recordType).find((item) => item.id === id)?.label ?? null,
    lookup: (recordType) => {
      if (recordType === 'user') return users;
      const type = [contactType, accountType].find(({ name }) => name === recordType);
      return type ? store.ofType(type).map((record) => lookupItem(type, record)) : [];
    },
    change: (type, record, values, kind) => {
      const own = fieldInfosOf(store.customFields, type.name);
      const given = (name: string) => fieldValue(values, { name });
      const changes: FieldChange[] = [...type.fields, ...own]
        .filter(
          (field) =>
            given(field.name) !== undefined &&
            JSON.stringify(given(field.name)) !== JSON.stringify(fieldValue(record, field) ?? null),
        )
        .map((field) => ({
          field: field.name,
          before: fieldValue(record, field) ?? null,
          after: given(field.name),
          ...(field.kind === 'reference'
            ? {
                beforeLabel: store.labelOf(field.referenceTo ?? '', fieldValue(record, field)),
                afterLabel: store.labelOf(field.referenceTo ?? '', given(field.name)),
              }
            : {}),
        }));
      Object.assign(record, values, {
        custom: { ...(record.custom as object), ...(values.custom as object) },
      });
      for (const field of [...type.fields, ...own]) {
        if (field.kind === 'reference' && given(field.name) !== undefined)
          Object.assign(
            record,
            withFieldValue(record, field, given(field.name), store.labelOf(field.referenceTo ?? '', given(field.name))),
          );
      }
      record.version += kind === 'create' ? 0 : 1;
      record.updatedAt = now();
      if (type === contactType) record.displayName = displayName(record);
      const id = idOf(9, store.nextId);
      store.nextId += 1;
      const entry: HistoryEntry = {
        changeSetId: id,
        at: now(),
        actorId: users[0]?.id ?? null,
        actorName: users[0]?.label ?? null,
        source: 'browser',
        kind,
        operation: kind,
        version: record.version,
        changes,
        undone: false,
        canUndo: kind !== 'undo' && kind !== 'restore',
      };
      const set = { id, recordId: record.id, type, entry };
      changeSets.set(id, set);
      return set;
    },
    historyOf: (id) =>
      [...changeSets.values()]
        .filter((set) => set.recordId === id)
        .map((set) => set.entry)
        .reverse(),
  };
  return store;
}

function lookupItem(type: RecordTypeInfo, record: CrmRecord): LookupItem {
  const detail = record.industry ?? record.title;
  return { id: record.id, label: String(record[type.labelField]), detail: typeof detail === 'string' ? detail : null };
}

function displayName(record: CrmRecord): string {
  const parts = [record.givenName, record.familyName].filter((part): part is string => typeof part === 'string');
  const isHan = parts.some((part) => /\p{Script=Han}/u.test(part));
  if (parts.length > 0) return isHan ? [...parts].reverse().join('') : parts.join(' ');
  const [email] = (record.emails ?? []) as { address: string }[];
  return email?.address ?? '';
}
