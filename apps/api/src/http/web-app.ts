import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendNotFound } from './errors.ts'
import { allowNonce, newNonce } from './security-headers.ts'

/** Paths that are never a page of the web app, so that a wrong one is answered in JSON. */
const notPages = /^\/(api|trpc|collab|assets)(\/|$)/

/**
 * The built web app. Files below /assets carry a hash in their name and are kept for ever; every other path without a file of its own is
 * a page: /s/<token> the viewer's, the rest the workspace's. Pages get a fresh nonce each time, so they are never stored.
 */
export async function serveWebApp(app: FastifyInstance, { webRoot, isSecure }: { webRoot: string; isSecure: boolean }): Promise<void> {
  const send = (reply: FastifyReply, page: 'index.html' | 'viewer.html') => sendPage(reply, { file: join(webRoot, page), isSecure })
  if (existsSync(webRoot)) {
    await app.register(fastifyStatic, {
      root: webRoot,
      index: false,
      preCompressed: true,
      cacheControl: false,
      // Pages are only ever sent with their nonce filled in.
      allowedPath: (path) => !path.endsWith('.html'),
      setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path.slice(webRoot.length))),
    })
  }
  app.get('/', (_request, reply) => send(reply, 'index.html'))
  app.get('/s/:token', (_request, reply) => send(reply, 'viewer.html'))
  app.setNotFoundHandler((request, reply) => (isPage(request) ? send(reply, 'index.html') : sendNotFound(request, reply)))
}

function isPage(request: FastifyRequest): boolean {
  const { pathname } = new URL(request.url, 'http://localhost')
  const lastPart = pathname.slice(pathname.lastIndexOf('/'))
  return ['GET', 'HEAD'].includes(request.method) && !notPages.test(pathname) && !lastPart.includes('.')
}

function cachingOf(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'
}

async function sendPage(reply: FastifyReply, { file, isSecure }: { file: string; isSecure: boolean }): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store')
  if (!existsSync(file)) {
    const words = 'The web app is not built yet. "npm start" builds and serves it; the API answers at /api/docs.\n'
    return reply.code(503).type('text/plain; charset=utf-8').send(words)
  }
  const nonce = newNonce()
  allowNonce(reply, nonce, isSecure)
  const html = await readFile(file, 'utf8')
  return reply.type('text/html; charset=utf-8').send(html.replaceAll('__CSP_NONCE__', nonce))
}
