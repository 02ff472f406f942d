import type { WinningSide } from '@/shared/api/import-types';

export const sides: readonly WinningSide[] = ['overwrite', 'fillEmpty', 'keep'];
