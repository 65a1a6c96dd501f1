import { AppError } from '@insightengine/shared/errors'
import { z } from 'zod'

/** Every variable a collaboration server reads, each with its sentence. An empty value counts as not set. */
const Variables = z.object({
  DATABASE_URL: z.string().describe("PostgreSQL for the product's own tables, signed in as the role that owns them."),
  APP_SECRET: z.string().min(32, 'must be at least 32 characters').describe('The secret all other keys are derived from; the same as the API’s.'),
  REDIS_URL: z.string().optional().describe('Redis for messages between processes; without it they travel through PostgreSQL.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3001).describe('Port to listen on; 0 takes any free one.'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000').describe('Address people open; pages of other origins get no socket.'),
  STORY_HISTORY_DAYS: z.coerce.number().min(0).default(30).describe('How many days every single change to a story is kept; older ones live on in states.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').describe('Least important message that is logged.'),
})

export interface Env {
  databaseUrl: string
  appSecret: string
  redisUrl: string | null
  host: string
  port: number
  publicUrl: string
  storyHistoryDays: number
  logLevel: string
}

/** Throws `invalid_input` naming every variable that cannot be read, with the sentence that says what it is for. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Variables.safeParse(set)
  if (!parsed.success) throw new AppError('invalid_input', parsed.error.issues.map(sentenceFor).join('\n'))
  const { DATABASE_URL, APP_SECRET, REDIS_URL, HOST, PORT, PUBLIC_URL, STORY_HISTORY_DAYS, LOG_LEVEL } = parsed.data
  return { databaseUrl: DATABASE_URL, appSecret: APP_SECRET, redisUrl: REDIS_URL ?? null, host: HOST, port: PORT, publicUrl: PUBLIC_URL, storyHistoryDays: STORY_HISTORY_DAYS, logLevel: LOG_LEVEL }
}

function sentenceFor(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0])
  const shape: Record<string, z.ZodType> = Variables.shape
  return `${name}: ${issue.message}. ${shape[name]?.description ?? ''}`
}
