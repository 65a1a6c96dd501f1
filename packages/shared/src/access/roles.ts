import { z } from 'zod'

/** One list per organisation, strongest first. */
export const roles = ['owner', 'admin', 'analyst', 'viewer'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** The thirteen named permissions that tokens carry, with `database:read` counted among them. */
export const permissions = [
  'database:read',
  'database:create',
  'database:delete',
  'query:create',
  'query:execute',
  'query:delete',
  'story:create',
  'story:edit',
  'story:publish',
  'story:delete',
  'share:grant',
  'export:data',
  'user:manage',
] as const
export type Permission = (typeof permissions)[number]

const analyst: readonly Permission[] = permissions.filter(
  (permission) => !['database:create', 'database:delete', 'user:manage'].includes(permission),
)

const table: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set(permissions),
  admin: new Set(permissions),
  analyst: new Set(analyst),
  viewer: new Set(),
}

export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return table[role]
}

/** True when `role` may give out or take away `other`: nobody manages a role above their own. */
export function outranks(role: Role, other: Role): boolean {
  return roles.indexOf(role) <= roles.indexOf(other)
}
