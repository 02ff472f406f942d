import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env.CRM_SERVER_URL ?? 'http://localhost:5080';

/** Serves the mock service worker from its package, so that it is never part of a production build. */
function mockWorker(): Plugin {
  const file = fileURLToPath(new URL('./node_modules/msw/lib/mockServiceWorker.js', import.meta.url));
  return {
    name: 'mock-worker',
    apply: 'serve',
    configureServer(dev) {
      dev.middlewares.use('/mockServiceWorker.js', (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        createReadStream(file).pipe(response);
      });
    },
  };
}

/** What every page loads: a few large chunks compress better than many small ones, and change less often. */
const baseChunks = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'router', test: /node_modules[\\/]@tanstack[\\/](history|router-core|react-router)[\\/]/ },
  {
    name: 'base',
    test: /@mantine[\\/]core[\\/]esm[\\/](core|components[\\/](Button|CopyButton|Group|Loader|Paper|Stack|Text|Transition|UnstyledButton))[\\/]/,
  },
];

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'mock' ? [mockWorker()] : [])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // The server replaces the placeholder by a fresh value in every page it sends. Vite's development client
  // writes styles of its own without one, hence only in builds.
  ...(mode === 'production' ? { html: { cspNonce: '__CSP_NONCE__' } } : {}),
  server: {
    port: 5173,
    ...(mode === 'mock'
      ? {}
      : { proxy: { '/api': server, '/health': server, '/swagger': server, '/oauth/token': server } }),
  },
  build: {
    manifest: true,
    target: 'es2023',
    // An inlined asset would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    sourcemap: false,
    rolldownOptions: { output: { codeSplitting: { groups: baseChunks } } },
  },
}));
