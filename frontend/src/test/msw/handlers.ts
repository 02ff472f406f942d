import { accountHandlersFor, createAccount } from './account-handlers';
import { adminHandlers } from './admin-handlers';
import { auditHandlers } from './audit-handlers';
import { createDeliveries, deliveryHandlersFor } from './delivery-handlers';
import { importHandlers } from './import-handlers';
import { normaliseHandlers } from './normalise-handlers';
import { notificationHandlers } from './notification-handlers';
import { createMails, mailHandlersFor } from './mail-handlers';
import { privacyHandlersFor } from './privacy-handlers';
import { recordHandlers } from './records';
import { relationHandlers } from './relation-handlers';
import { createTemplates, templateHandlersFor } from './template-handlers';
import { sessionHandlers } from './session-handlers';

export const handlers = [
  ...sessionHandlers,
  ...accountHandlersFor(createAccount()),
  ...importHandlers,
  ...normaliseHandlers,
  ...adminHandlers,
  ...auditHandlers,
  ...privacyHandlersFor(),
  ...notificationHandlers,
  ...deliveryHandlersFor(createDeliveries()),
  ...mailHandlersFor(createMails()),
  ...templateHandlersFor(createTemplates()),
  ...relationHandlers,
  ...recordHandlers,
];
