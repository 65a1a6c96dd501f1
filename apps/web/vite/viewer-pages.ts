import type { Plugin } from 'vite'

/** The dev server's copy of a rule the API has: `/s/<token>` is the viewer, any other path without a file is the workspace. */
export function viewerPages(): Plugin {
  return {
    name: 'viewer-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (request.url?.startsWith('/s/')) request.url = '/viewer.html'
        next()
      })
    },
  }
}
