import type { Page } from 'playwright-core'
import { Rest } from './rest.ts'

export interface Person {
  email: string
  password: string
  fullName: string
}

/** A colleague with an account in the owner's organisation, joined by invitation. */
export async function invite(baseUrl: string, owner: Rest, role: 'analyst' | 'viewer', fullName: string): Promise<Person> {
  const { url } = await owner.ok<{ url: string }>('POST', '/invites', { role })
  const person = { email: `${fullName.toLowerCase().replaceAll(' ', '.')}@example.com`, password: 'a long enough password', fullName }
  await new Rest(baseUrl).ok('POST', '/auth/register', { ...person, inviteToken: url.split('/').at(-1) })
  return person
}

export async function signIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { level: 1 }).filter({ hasText: /Hello/ }).waitFor()
}

export async function enterDemo(page: Page): Promise<void> {
  await page.goto('/login')
  await page.getByRole('button', { name: 'Continue as demo' }).click()
  await page.getByRole('heading', { level: 1 }).filter({ hasText: /Hello/ }).waitFor()
}

/** Pastes into what has the focus, as people bring SQL along: typing would meet completion and closing brackets on the way. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text)
  await page.keyboard.press('Control+v')
}
