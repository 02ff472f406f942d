import { defineConfig } from '@playwright/test';

// tests/run.sh starts a server with a fresh database and names it here.
const baseURL = process.env.CRM_E2E_URL ?? 'http://localhost:5080';

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

export default defineConfig({
  testDir: 'e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // The specs share one server and one database.
  fullyParallel: false,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: 'list',
  outputDir: 'test-results',
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Madrid',
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // Without one named, all of them run on one server; tests/run.sh gives the last three a server of their own.
  projects: [
    { name: 'desktop', use: desktop, testIgnore: ['phone*.spec.ts', 'accessibility.spec.ts'] },
    { name: 'accessibility', use: desktop, testMatch: 'accessibility.spec.ts' },
    { name: 'accessibility-phone', use: phone, testMatch: 'accessibility.spec.ts' },
    { name: 'phone', use: phone, testMatch: 'phone*.spec.ts' },
  ],
});
