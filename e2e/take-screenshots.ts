// Draws the README's pictures from a real workspace: node e2e/take-screenshots.ts [folder]
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser, openWindow, type WindowOptions } from './browser.ts'
import { enterDemo, invite, paste, signIn } from './people.ts'
import { demoOwner, Rest } from './rest.ts'
import { startWorkspace } from './running-workspace.ts'
import { tempDir } from './temp-dir.ts'

const folder = process.argv[2] ?? 'docs/screenshots'
mkdirSync(folder, { recursive: true })

const sql = `-- Who brings the revenue?
select region, date_trunc('month', ordered_at)::date as month, sum(total) as revenue, count(*) as orders
from orders
where status <> 'cancelled'
group by 1, 2
order by 2 desc, 3 desc`

using data = tempDir('screenshots')
const workspace = await startWorkspace({ env: { DATA_DIR: data.path } })
const browser = await launchBrowser()
const owner = await new Rest(workspace.url).login(demoOwner.email, demoOwner.password)
const [story] = await owner.ok<{ id: string; publicUrl: string }[]>('GET', '/stories')
const colleague = await invite(workspace.url, owner, 'analyst', 'Ben Berg')

async function take(page: Page, name: string): Promise<void> {
  // Charts come in after their data; half a second later they rest.
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(1000)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

async function takeAll(look: WindowOptions, suffix: string): Promise<void> {
  const ann = await openWindow(browser, workspace.url, look)
  const ben = await openWindow(browser, workspace.url, { width: 1440, height: 900 })
  await enterDemo(ann.page)
  await take(ann.page, `home${suffix}`)
  await signIn(ben.page, colleague)
  await ben.page.goto(`/stories/${story?.id}`)
  await ann.page.goto(`/stories/${story?.id}`)
  await ben.page.getByRole('textbox', { name: 'Narrative of the page' }).getByText('Look for the turn').click()
  await ben.page.getByRole('region', { name: 'Revenue by month' }).click({ position: { x: 200, y: 12 } })
  await take(ann.page, `story-editor${suffix}`)
  await ann.page.goto('/queries/new')
  await ann.page.getByRole('textbox', { name: 'SQL' }).click()
  await paste(ann.page, sql)
  await ann.page.getByRole('button', { name: 'Run', exact: true }).click()
  await ann.page.getByText('144 rows').waitFor()
  await take(ann.page, `query-editor${suffix}`)
  await ann.page.goto(story?.publicUrl ?? '/')
  await take(ann.page, `viewer${suffix}`)
  await ann.context.close()
  await ben.context.close()
}

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
await takeAll(sizes.desktop, '')
if (process.argv.includes('--all')) {
  await takeAll({ ...sizes.desktop, dark: true }, '-dark')
  await takeAll(sizes.phone, '-phone')
  await takeAll({ ...sizes.phone, dark: true }, '-phone-dark')
}
await browser.close()
await workspace.stop()
