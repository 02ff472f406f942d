import type { Language, LazyMessages, Messages } from './languages';

declare module 'use-intl' {
  // Module augmentation works on interfaces only.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface AppConfig {
    Locale: Language;
    Messages: Messages & LazyMessages;
  }
}
