import admin from '../../../../messages/es/admin.json';
import app from '../../../../messages/es/app.json';
import fields from '../../../../messages/es/fields.json';
import grid from '../../../../messages/es/grid.json';
import jobs from '../../../../messages/es/jobs.json';
import options from '../../../../messages/es/options.json';
import record from '../../../../messages/es/record.json';
import search from '../../../../messages/es/search.json';
import sections from '../../../../messages/es/sections.json';
import session from '../../../../messages/es/session.json';
import views from '../../../../messages/es/views.json';

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
