import { z } from 'zod'
import { AppError } from '@insightengine/shared/errors'

const list = z
  .string()
  .default('')
  .transform((value) => value.split(',').map((entry) => entry.trim()).filter((entry) => entry !== ''))

/**
 * `yes` believes every proxy in a private network. A number of hops is refused on purpose: it cannot tell a proxy from a caller who
 * writes the header himself.
 */
const trustProxy = z
  .string()
  .regex(/^(?!\d+$)/, 'must be yes, no or the addresses of the proxies')
  .default('no')
  .transform((value) => (/^(true|yes|on)$/i.test(value) ? 'loopback,linklocal,uniquelocal' : /^(false|no|off)$/i.test(value) ? false : value))

/** Every variable the API reads, each with its sentence. An empty value counts as not set. */
const Variables = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; anything but a loopback address opens the workspace to the network.'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port to listen on; 0 takes any free one.'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional().describe('Address people type; links and cookies follow it. Default: http://HOST:PORT.'),
  DATABASE_URL: z.string().optional().describe("PostgreSQL for the product's own tables, signed in as the role that owns them."),
  REDIS_URL: z.string().optional().describe('Redis for messages between processes and shared limits; without it both live in this process.'),
  APP_SECRET: z.string().min(32, 'must be at least 32 characters').optional().describe('The secret all other keys are derived from.'),
  ALLOWED_ORIGINS: list.describe('Other origins whose pages may call the REST API with a token, separated by commas. Default: none.'),
  ALLOWED_DATABASE_HOSTS: list.describe('Private or loopback addresses that connections may reach all the same, separated by commas. Default: none.'),
  TRUST_PROXY: trustProxy.describe('Whose X-Forwarded-* headers are believed: yes (proxies in a private network), no, or addresses separated by commas. Default: no.'),
  STORY_HISTORY_DAYS: z.coerce.number().min(0).default(30).describe('How many days every single change to a story is kept; older ones live on in states.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').describe('Least important message that is logged.'),
})

/** The parsed environment. `demo` is not a variable: the process that embeds the database decides it (see apps/server). */
export interface Env {
  host: string
  port: number
  publicUrl: string
  databaseUrl: string | null
  redisUrl: string | null
  appSecret: string | null
  allowedOrigins: readonly string[]
  allowedDatabaseHosts: readonly string[]
  trustProxy: false | string
  storyHistoryDays: number
  logLevel: string
  /** True only with the embedded database on a loopback address: the demo organisation may exist and be entered without a password. */
  demo: boolean
}

/** Throws `invalid_input` naming every variable that cannot be read, with the sentence that says what it is for. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Variables.safeParse(set)
  if (!parsed.success) throw new AppError('invalid_input', parsed.error.issues.map(sentenceFor).join('\n'))
  const read = parsed.data
  return {
    host: read.HOST,
    port: read.PORT,
    publicUrl: (read.PUBLIC_URL ?? `http://${hostInUrl(read.HOST)}:${read.PORT}`).replace(/\/+$/, ''),
    databaseUrl: read.DATABASE_URL ?? null,
    redisUrl: read.REDIS_URL ?? null,
    appSecret: read.APP_SECRET ?? null,
    allowedOrigins: read.ALLOWED_ORIGINS,
    allowedDatabaseHosts: read.ALLOWED_DATABASE_HOSTS,
    trustProxy: read.TRUST_PROXY,
    storyHistoryDays: read.STORY_HISTORY_DAYS,
    logLevel: read.LOG_LEVEL,
    demo: false,
  }
}

function sentenceFor(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0])
  const shape: Record<string, z.ZodType> = Variables.shape
  return `${name}: ${issue.message}. ${shape[name]?.description ?? ''}`
}

/** What people can open for an address that was listened on. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
