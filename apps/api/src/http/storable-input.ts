import { AppError } from '@insightengine/shared/errors'

/**
 * Refuses text that PostgreSQL cannot keep, the character 0 and halves of surrogate pairs. No person types either; without
 * this, each would get as far as the database and come back as a failure of ours.
 */
export function refuseUnstorable(input: unknown): void {
  const path = findUnstorable(input, [])
  if (!path) return
  const issue = { path: path.join('.'), message: 'holds a character that cannot be stored' }
  throw new AppError('invalid_input', [issue.path, issue.message].filter((part) => part !== '').join(' '), { issues: [issue] })
}

function findUnstorable(value: unknown, path: readonly string[]): readonly string[] | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, part] of Object.entries(value)) {
    const found = findUnstorable(key, path) ?? findUnstorable(part, [...path, key])
    if (found) return found
  }
  return null
}
