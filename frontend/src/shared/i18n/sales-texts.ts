/** Names of fields and options of what is sold: too many to come with the first page. */
export const salesLoaders = {
  en: () => import('../../../messages/en/sales.json'),
  es: () => import('../../../messages/es/sales.json'),
  zh: () => import('../../../messages/zh/sales.json'),
  ru: () => import('../../../messages/ru/sales.json'),
  it: () => import('../../../messages/it/sales.json'),
};
