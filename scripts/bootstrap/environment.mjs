import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
export const toolsDir = join(root, '.tools')
export const cacheDir = join(root, '.cache')

/** npm exports its settings as npm_config_* and pnpm would read them as its own; only those about the network stay. */
export function cleanEnv() {
  const drop = /^npm_(config_(?!registry|cache|userconfig|https?_proxy|noproxy|cafile)|lifecycle|package|execpath|node|command)/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !drop.test(name)))
}

/** The Node of the lockfile where there is one for this machine; elsewhere the present Node, if it is new enough. */
export function findNode() {
  const pinned = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`)
  if (existsSync(pinned)) return realpathSync(pinned)
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(`InsightEngine brings its own Node for Linux on x64. On ${process.platform} ${process.arch}, install Node 24 or later and try again.`)
  process.exit(1)
}

export function nodeEnv() {
  const env = cleanEnv()
  return { ...env, PATH: [dirname(findNode()), join(root, 'node_modules/.bin'), env.PATH].join(delimiter) }
}
