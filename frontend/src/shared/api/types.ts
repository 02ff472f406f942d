/** What the server answers, as agreed in the API's conventions. Records are dynamic: their fields come from the metadata. */

export type PermissionLevel = 'all' | 'team' | 'own';

export type SessionUser = {
  id: string;
  name: string;
  email: string;
  language: string | null;
  role: string;
  roleName: string;
  teamName: string | null;
};

export type DemoUser = { name: string; email: string; role: string; roleName: string; password: string };

export type Session = {
  user: SessionUser | null;
  permissions: Record<string, PermissionLevel>;
  antiforgeryToken: string;
  setupRequired: boolean;
  demoUsers: DemoUser[];
  product: { name: string; version: string };
};

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
  | 'country';

export type FilterOperator = 'eq' | 'ne' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'contains' | 'startsWith' | 'isNull';

export type ReferenceType = 'account' | 'contact' | 'user' | 'team';

export type FieldInfo = {
  name: string;
  kind: FieldKind;
  section: string;
  required: boolean;
  readOnly: boolean;
  maxLength?: number | null;
  options?: string[] | null;
  referenceTo?: ReferenceType | null;
  filterable: boolean;
  /** Parts of the value that conditions can name, such as addresses.city. */
  filterParts?: string[];
  sortable: boolean;
  sort?: string | null;
  operators: FilterOperator[];
  importable: boolean;
  personal: boolean;
};

export type RecordTypeInfo = {
  name: string;
  resource: string;
  labelField: string;
  defaultSort: string;
  sorts: string[];
  defaultColumns: string[];
  sections: string[];
  fields: FieldInfo[];
};

export type Metadata = { recordTypes: RecordTypeInfo[] };

export type ContactPointLabel = 'work' | 'home' | 'mobile' | 'other';
export type Email = { address: string; label: ContactPointLabel };
export type Phone = { number: string; raw?: string | null; label: ContactPointLabel };
export type Address = {
  street: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
  label: ContactPointLabel;
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

export type ChangeSource = 'browser' | 'apiKey' | 'import' | 'system' | 'undo';
export type ChangeKind = 'create' | 'edit' | 'delete' | 'restore' | 'import' | 'undo';

export type FieldChange = {
  field: string;
  before: unknown;
  after: unknown;
  beforeLabel?: string | null;
  afterLabel?: string | null;
};

export type HistoryEntry = {
  changeSetId: string;
  at: string;
  actorId: string | null;
  actorName: string | null;
  source: ChangeSource;
  kind: ChangeKind;
  version: number;
  changes: FieldChange[];
  undone: boolean;
  canUndo: boolean;
};

export type UndoConflict = {
  recordType: string;
  recordId: string;
  recordName: string;
  field: string;
  expected: unknown;
  current: unknown;
};

export type UndoResult = { changeSetId: string; undone: number; conflicts: UndoConflict[] };

export type ImportState =
  'mapping' | 'queued' | 'running' | 'completed' | 'failed' | 'cancelled' | 'undoing' | 'undone';

export type ImportRecordType = 'contact' | 'account';

export type ImportColumn = {
  index: number;
  header: string;
  samples: string[];
  field: string | null;
  warning?: string | null;
};

export type ImportJob = {
  id: string;
  recordType: ImportRecordType;
  fileName: string;
  sizeBytes: number;
  encoding: string;
  delimiter: string;
  state: ImportState;
  columns: ImportColumn[];
  totalRows: number;
  readRows: number;
  created: number;
  updated: number;
  duplicate: number;
  rejected: number;
  ratePerSecond?: number | null;
  externalSource: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  createdAt: string;
  createdByName: string | null;
  changeSetId?: string | null;
  error?: string | null;
};

export type ImportRow = {
  line: number;
  outcome: string;
  recordId?: string | null;
  reason?: string | null;
  cells?: string[] | null;
};

export type ImportTarget = { field: string; kind: string; group?: string | null };

export type User = {
  id: string;
  name: string;
  email: string;
  roleId: string;
  roleName: string;
  teamId: string | null;
  teamName: string | null;
  active: boolean;
  lockedUntil?: string | null;
  lastSignInAt: string | null;
  language: string | null;
};

export type Role = {
  id: string;
  key: string;
  name: string;
  description: string;
  grants: Record<string, PermissionLevel>;
};

export type Team = { id: string; name: string; parentId: string | null };

export type ApiKey = {
  id: string;
  name: string;
  prefix: string;
  roleId: string;
  roleName: string;
  scopes: string[];
  expiresAt: string | null;
  lastUsedAt: string | null;
  createdAt: string;
  revoked: boolean;
};

export type LookupItem = { id: string; label: string; detail?: string | null };
