import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect } from 'vitest'

/** Debian's Chromium, quiet: its background services would try to reach hosts that a test machine does not have. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** One person's window: its own cookies and storage, and a record of what went wrong in it. */
export interface Window {
  page: Page
  context: BrowserContext
  /** Refusals of the content security policy and uncaught errors so far. */
  problems: string[]
  /** Fails the test when the window saw any problem, then closes it. */
  close(): Promise<void>
}

export interface WindowOptions {
  width?: number
  height?: number
  dark?: boolean
  reducedMotion?: boolean
}

export async function openWindow(browser: Browser, baseURL: string, options: WindowOptions = {}): Promise<Window> {
  const { width = 1440, height = 900, dark = false, reducedMotion = true } = options
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
  })
  const problems: string[] = []
  await context.exposeBinding('reportCspViolation', (_source, message: string) => void problems.push(`CSP: ${message}`))
  await context.addInitScript(() => {
    const report = (globalThis as unknown as { reportCspViolation: (message: string) => void }).reportCspViolation
    document.addEventListener('securitypolicyviolation', (event) => report(`${event.violatedDirective} ${event.blockedURI} ${event.sample} at ${location.pathname} ${event.sourceFile}:${event.lineNumber}:${event.columnNumber}`))
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
  return {
    page,
    context,
    problems,
    async close() {
      await context.close()
      expect(problems).toEqual([])
    },
  }
}
