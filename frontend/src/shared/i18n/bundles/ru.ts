import admin from '../../../../messages/ru/admin.json';
import app from '../../../../messages/ru/app.json';
import fields from '../../../../messages/ru/fields.json';
import grid from '../../../../messages/ru/grid.json';
import jobs from '../../../../messages/ru/jobs.json';
import options from '../../../../messages/ru/options.json';
import record from '../../../../messages/ru/record.json';
import search from '../../../../messages/ru/search.json';
import sections from '../../../../messages/ru/sections.json';
import session from '../../../../messages/ru/session.json';
import views from '../../../../messages/ru/views.json';

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
