import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { dropDatabase } from './drop-database.ts'

/** Runs `fn` with an empty database on the server behind `ownerUrl`, gone afterwards. */
export async function withScratchDatabase<T>(ownerUrl: string, fn: (url: string) => Promise<T>): Promise<T> {
  const name = `scratch_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(ownerUrl)
  await admin.connect()
  try {
    await admin.query(`create database ${name}`)
    return await fn(Object.assign(new URL(ownerUrl), { pathname: `/${name}` }).toString())
  } finally {
    await dropDatabase(admin, name)
    await admin.end()
  }
}
