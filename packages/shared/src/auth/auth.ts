import { z } from 'zod'
import { Role } from '../access/index.ts'
import { OrgId, UserId } from '../ids/index.ts'

/** E-mail is the user name; compared without regard to case, so it is lowered on the way in. */
export const Email = z.email('Enter a valid e-mail address').max(255).transform((value) => value.trim().toLowerCase())

/** bcrypt reads 72 bytes, so a longer password would be cut silently: refused instead. */
export const NewPassword = z
  .string()
  .min(10, 'Use at least 10 characters')
  .refine((value) => new TextEncoder().encode(value).length <= 72, 'Use at most 72 characters')

export const RegisterInput = z.object({
  email: Email,
  username: z.string().trim().min(2).max(100).optional(),
  password: NewPassword,
  fullName: z.string().trim().min(1, 'Enter your name').max(255),
  /** Name of the new organisation; without it, it is called after the person. */
  organizationName: z.string().trim().min(1).max(255).optional(),
  /** Joining by invitation instead of founding an organisation. */
  inviteToken: z.string().min(20).max(200).optional(),
})
export type RegisterInput = z.infer<typeof RegisterInput>

export const LoginInput = z.object({ email: Email, password: z.string().min(1).max(1000) })
export type LoginInput = z.infer<typeof LoginInput>

export const RefreshInput = z.object({ refreshToken: z.string().min(20).max(500) })
export type RefreshInput = z.infer<typeof RefreshInput>

export const Organization = z.object({ id: OrgId, name: z.string(), slug: z.string() })
export type Organization = z.infer<typeof Organization>

export const Tokens = z.object({
  userId: UserId,
  /** JWT, valid for one hour. */
  token: z.string(),
  /** Opaque, valid for 30 days, single use. */
  refreshToken: z.string(),
})
export const LoginOutput = Tokens.extend({ organization: Organization })
export type LoginOutput = z.infer<typeof LoginOutput>

export const Me = z.object({
  id: UserId,
  email: z.string(),
  username: z.string(),
  fullName: z.string(),
  role: Role,
  permissions: z.array(z.string()),
  organization: Organization,
  /** True in the local demo workspace, where the sign-in page offers "Continue as demo". */
  isDemo: z.boolean(),
})
export type Me = z.infer<typeof Me>

export const UpdateProfileInput = z.object({ fullName: z.string().trim().min(1).max(255) })
export const ChangePasswordInput = z.object({ currentPassword: z.string().min(1).max(1000), newPassword: NewPassword })

/** What the sign-in page must know before anyone is signed in. */
export const SignInOptions = z.object({ demo: z.boolean() })
