import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { precompress } from './vite/precompress.ts'
import { viewerPages } from './vite/viewer-pages.ts'
import { viewerStaysSmall } from './vite/viewer-stays-small.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const api = process.env['API_URL'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root,
  plugins: [react(), tailwindcss(), viewerPages(), viewerStaysSmall(), precompress()],
  // The API replaces this word in both html files with a nonce of its own for every response.
  html: { cspNonce: '__CSP_NONCE__' },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: api },
      '/trpc': { target: api },
      '/collab': { target: api, ws: true },
    },
  },
  build: {
    outDir: 'dist',
    target: ['chrome120', 'edge120', 'firefox121', 'safari17'],
    sourcemap: false,
    // The polyfill is an inline script and the policy allows none; every browser above preloads by itself.
    modulePreload: { polyfill: false },
    // A data: URI for a small font or image would need a wider policy.
    assetsInlineLimit: 0,
    // Sizes are measured compressed, by the bench; the warning counts raw bytes of chunks that load lazily.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { workspace: `${root}index.html`, viewer: `${root}viewer.html` },
      output: {
        // React changes rarely and both entries need it. The rest is split by what reaches it: a named chunk for an editing library
        // would also take in small modules it shares with others, and those then load the whole of it.
        codeSplitting: {
          groups: [
            // React changes rarely and both entries need it. The rest is split by what reaches it: a named chunk for an editing library
            // would also take in small modules it shares with others, and those then load the whole of it.
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-without-eval/ },
          ],
        },
      },
    },
  },
})
