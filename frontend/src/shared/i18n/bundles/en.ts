import admin from '../../../../messages/en/admin.json';
import app from '../../../../messages/en/app.json';
import fields from '../../../../messages/en/fields.json';
import grid from '../../../../messages/en/grid.json';
import jobs from '../../../../messages/en/jobs.json';
import options from '../../../../messages/en/options.json';
import record from '../../../../messages/en/record.json';
import search from '../../../../messages/en/search.json';
import sections from '../../../../messages/en/sections.json';
import session from '../../../../messages/en/session.json';
import views from '../../../../messages/en/views.json';

export const messages = {
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
