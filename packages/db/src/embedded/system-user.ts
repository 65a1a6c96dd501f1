import { readFileSync, statSync } from 'node:fs'
import { chmod, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Who PostgreSQL runs as. Empty when we are not root: it then runs as us. */
export interface SystemUser {
  uid?: number
  gid?: number
}

/**
 * PostgreSQL refuses to run as root. Root hands it to whoever owns the data already; for new data to `postgres`, or to `nobody`
 * on a machine that has no such account.
 */
export function systemUser(pgData: string): SystemUser {
  if (process.getuid?.() !== 0) return {}
  const data = statSync(pgData, { throwIfNoEntry: false })
  if (data) return { uid: data.uid, gid: data.gid }
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
  const account = ['postgres', 'nobody'].map((name) => accounts.find(([n]) => n === name)).find(Boolean)
  if (!account) throw new Error('PostgreSQL cannot run as root, and this machine has neither an account postgres nor nobody')
  return { uid: Number(account[2]), gid: Number(account[3]) }
}

const passByOthers = 0o001

/**
 * Lets `user` pass through the directories above `path`, without letting it list or read them. Needed only for root, whose
 * home and temporary directories are closed to others.
 */
export async function letThrough(path: string, user: SystemUser, log: (message: string) => void): Promise<void> {
  if (user.uid === undefined) return
  for (let directory = path; ; directory = dirname(directory)) {
    const { mode, uid } = await stat(directory)
    if (uid !== user.uid && (mode & passByOthers) === 0) {
      await chmod(directory, (mode & 0o7777) | passByOthers)
      log(`Made ${directory} passable (chmod o+x), because PostgreSQL does not run as root and must reach ${path}`)
    }
    if (directory === dirname(directory)) return
  }
}

/** Files installed under a strict umask are closed to others; PostgreSQL's own programs must not be. Cheap when they are open. */
export async function letRead(root: string, sample: string, user: SystemUser): Promise<void> {
  if (user.uid === undefined || ((await stat(join(root, sample))).mode & 0o004) !== 0) return
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const { mode } = await stat(path)
    await chmod(path, (mode & 0o7777) | (entry.isDirectory() || (mode & 0o100) !== 0 ? 0o055 : 0o044))
  }
  await chmod(root, 0o755)
}
