import '@testing-library/jest-dom/vitest';
import { cleanNotifications, cleanNotificationsQueue } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// The files share one page.
afterEach(() => {
  cleanup();
  cleanNotificationsQueue();
  cleanNotifications();
  localStorage.clear();
  sessionStorage.clear();
});

// A busy machine needs longer than the second that is waited by default.
configure({ asyncUtilTimeout: 4000 });

// jsdom has no layout: what Mantine asks of the browser answers as a plain desktop would.
Object.defineProperty(window, 'matchMedia', {
  configurable: true,
  writable: true,
  value: (query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
    addListener: vi.fn(),
    removeListener: vi.fn(),
    dispatchEvent: vi.fn(),
  }),
});

class ResizeObserverDouble {
  observe() {
    return undefined;
  }
  unobserve() {
    return undefined;
  }
  disconnect() {
    return undefined;
  }
}

window.ResizeObserver = ResizeObserverDouble;
window.HTMLElement.prototype.scrollIntoView = () => undefined;

// Texts that grow with what is typed measure again when a font has loaded.
Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
