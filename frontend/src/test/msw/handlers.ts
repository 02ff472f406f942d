import { adminHandlers } from './admin-handlers';
import { importHandlers } from './import-handlers';
import { recordHandlers } from './records';
import { sessionHandlers } from './session-handlers';

export const handlers = [...sessionHandlers, ...importHandlers, ...adminHandlers, ...recordHandlers];
