import admin from '../../../../messages/it/admin.json';
import app from '../../../../messages/it/app.json';
import fields from '../../../../messages/it/fields.json';
import grid from '../../../../messages/it/grid.json';
import jobs from '../../../../messages/it/jobs.json';
import options from '../../../../messages/it/options.json';
import record from '../../../../messages/it/record.json';
import search from '../../../../messages/it/search.json';
import sections from '../../../../messages/it/sections.json';
import session from '../../../../messages/it/session.json';
import views from '../../../../messages/it/views.json';

import type { Messages } from '../languages';

export const messages: Messages = {
  admin,
  app,
  fields,
  grid,
  jobs,
  options,
  record,
  search,
  sections,
  session,
  views,
};
