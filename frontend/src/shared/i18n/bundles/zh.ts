import admin from '../../../../messages/zh/admin.json';
import app from '../../../../messages/zh/app.json';
import fields from '../../../../messages/zh/fields.json';
import grid from '../../../../messages/zh/grid.json';
import jobs from '../../../../messages/zh/jobs.json';
import options from '../../../../messages/zh/options.json';
import record from '../../../../messages/zh/record.json';
import search from '../../../../messages/zh/search.json';
import sections from '../../../../messages/zh/sections.json';
import session from '../../../../messages/zh/session.json';
import views from '../../../../messages/zh/views.json';

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
