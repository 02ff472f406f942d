import { adminHandlers } from './admin-handlers';
import { importHandlers } from './import-handlers';
import { notificationHandlers } from './notification-handlers';
import { recordHandlers } from './records';
import { sessionHandlers } from './session-handlers';

export const handlers = [
  ...sessionHandlers,
  ...importHandlers,
  ...adminHandlers,
  ...notificationHandlers,
  ...recordHandlers,
];
