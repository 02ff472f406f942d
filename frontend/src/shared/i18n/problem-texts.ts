/** What went wrong, beyond what may stand on the first page: it comes after that has been painted. */
export const problemLoaders = {
  en: () => import('../../../messages/en/problems.json'),
  es: () => import('../../../messages/es/problems.json'),
  zh: () => import('../../../messages/zh/problems.json'),
  ru: () => import('../../../messages/ru/problems.json'),
  it: () => import('../../../messages/it/problems.json'),
};
