import type { components } from './schema';

/**
 * What the server answers: the generated schema, narrowed where the document cannot be as exact as the product is.
 * Records are dynamic: their fields come from the metadata.
 */
type Schemas = components['schemas'];

/** Every member is always there; what has no value is null. */
type Answer<T> = { [K in keyof T]-?: Exclude<T[K], undefined> };

export type PermissionLevel = Schemas['AccessLevel'];
/** How people sign in through the company's directory. */
export type Directory = NonNullable<Schemas['Session']['directory']>;
export type SessionUser = Answer<Schemas['SessionUser']>;
export type DemoUser = Answer<Schemas['DemoUser']>;
export type Session = Omit<Answer<Schemas['Session']>, 'user'> & { user: SessionUser | null };

export type Page<T> = { items: T[]; nextCursor: string | null; totalCount?: number };

export type FieldKind =
  | 'text'
  | 'longText'
  | 'choice'
  | 'multiChoice'
  | 'tags'
  | 'emails'
  | 'phones'
  | 'addresses'
  | 'date'
  | 'dateTime'
  | 'number'
  | 'money'
  | 'boolean'
  | 'url'
  | 'reference'
  | 'language'
  | 'country'
  | 'recurrence'
  | 'objects';

export type FilterOperator = 'eq' | 'ne' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'contains' | 'startsWith' | 'isNull';

export type Metadata = { recordTypes: RecordTypeInfo[] };

export type ContactPointLabel = 'work' | 'home' | 'mobile' | 'other';
export type Email = { address: string; label: ContactPointLabel };
export type Phone = { number: string; raw?: string | null; extension?: string | null; label: ContactPointLabel };
export type Address = {
  street: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
  label: ContactPointLabel;
  /** As it is written in its country; the server's, never sent back. */
  lines?: string[];
};
export type Money = { amount: number; currency: string };
export type ExternalId = { source: string; key: string };

export type CrmRecord = Record<string, unknown> & {
  id: string;
  version: number;
  createdAt: string;
  createdBy: string | null;
  createdByName: string | null;
  updatedAt: string;
  updatedBy: string | null;
  updatedByName: string | null;
  deletedAt?: string | null;
  externalIds: ExternalId[];
  can?: { edit: boolean; delete: boolean };
};

export type Condition =
  { all: Condition[] } | { any: Condition[] } | { field: string; op: FilterOperator; value: unknown };

export type SearchRequest = {
  q?: string;
  where?: Condition;
  sort?: string;
  limit?: number;
  cursor?: string;
  count?: boolean;
  deleted?: boolean;
};

/** What metadata says of fields that an administrator has added; declared fields have their texts in the messages. */
export type CustomFieldInfo = {
  custom?: boolean;
  label?: string | null;
  help?: string | null;
  default?: unknown;
  visibleWhen?: Condition | null;
  optionLabels?: Record<string, string> | null;
  formula?: string | null;
};

export type FieldInfo = Omit<
  Schemas['FieldInfo'],
  'kind' | 'operators' | 'referenceTo' | 'filterParts' | keyof CustomFieldInfo
> &
  CustomFieldInfo & {
    kind: FieldKind;
    operators: FilterOperator[];
    referenceTo?: string | null;
    /** The parts that are filtered in its place, such as the city of an address. */
    filterParts?: string[];
  };

export type RecordTypeInfo = Omit<Schemas['RecordTypeInfo'], 'fields' | 'sectionLabels'> & {
  fields: FieldInfo[];
  sectionLabels?: Record<string, string> | null;
};

export type ViewState = {
  q?: string;
  where?: Condition;
  sort?: string;
  columns: { name: string; width?: number }[];
  groupBy?: string;
};

/** A saved view of one list: one's own, or one that somebody shares. */
export type SavedView = {
  id: string;
  version: number;
  recordType: string;
  name: string;
  shared: boolean;
  ownerId: string;
  ownerName: string | null;
  state: ViewState;
  pinned: boolean;
  isDefault: boolean;
  isRoleDefault?: boolean;
  roleDefaults: string[];
  canEdit: boolean;
  problems?: string[] | null;
};

export type CustomFieldKind =
  | 'text'
  | 'longText'
  | 'number'
  | 'money'
  | 'date'
  | 'choice'
  | 'multiChoice'
  | 'boolean'
  | 'reference'
  | 'user'
  | 'formula';

export type FormulaKind = 'number' | 'text' | 'date' | 'boolean';

export type CustomFieldOption = { value: string; label: string; retired?: boolean };

/** A field as its administrator defines it; forms and grids know it by the metadata. */
export type CustomField = {
  id: string;
  version: number;
  recordType: string;
  key: string;
  kind: CustomFieldKind;
  label: string;
  /** Translations of the label by language; without one, the label itself is shown. */
  labels: Record<string, string>;
  help: string | null;
  section: string;
  options: CustomFieldOption[];
  referenceTo: string | null;
  required: boolean;
  default: unknown;
  visibleWhen: Condition | null;
  formula: string | null;
  resultKind: FormulaKind | null;
  personal: boolean;
  maxLength: number | null;
  currency: string | null;
  position: number;
  retired: boolean;
};

export type JobState = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';

/** Long work on the server. It goes on when its page is left, and tells what can be done with it. */
export type Job = {
  id: string;
  kind: string;
  state: JobState;
  total: number;
  done: number;
  failed: number;
  ratePerSecond?: number | null;
  createdAt: string;
  createdBy?: string | null;
  createdByName?: string | null;
  startedAt?: string | null;
  finishedAt?: string | null;
  attempts: number;
  nextAttemptAt?: string | null;
  error?: string | null;
  subjectId: string;
  title?: { code: string; params?: Record<string, unknown> | null } | null;
  changeSetId?: string | null;
  links?: {
    self: string;
    cancel?: string | null;
    retry?: string | null;
    failures?: string | null;
    undo?: string | null;
    subject?: string | null;
  } | null;
};

export type JobFailure = {
  recordType: string;
  recordId: string;
  recordName?: string | null;
  code: string;
  reason: string;
};

export type ChangeSource = Schemas['ChangeSource'];
export type ChangeKind = Schemas['ChangeKind'];
export type FieldChange = Schemas['FieldChange'];
export type HistoryEntry = Schemas['HistoryEntry'];
export type UndoConflict = Answer<Schemas['UndoConflict']>;
export type UndoResult = { changeSetId: string; undone: number; conflicts: UndoConflict[] };

export type User = Answer<Schemas['User']>;
export type Role = Answer<Schemas['Role']>;
export type Team = Answer<Schemas['Team']>;
export type ApiKey = Answer<Schemas['ApiKey']>;
export type LookupItem = Schemas['LookupItem'];

/** Something one should know. Its text is written here, from its kind and what the kind needs. */
export type NotificationItem = {
  id: string;
  kind: string;
  at: string;
  params: Record<string, unknown>;
  recordType?: string | null;
  recordId?: string | null;
  /** Where in this app it leads. */
  link?: string | null;
  read: boolean;
};

export type NotificationPage = Page<NotificationItem> & { unreadCount: number };
export type MailFrequency = 'off' | 'immediate' | 'daily';
export type NotificationSetting = { kind: string; inApp: boolean; mail: MailFrequency };
