import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openWindow, type Window } from './browser.ts'
import { startWorkspace, type RunningWorkspace } from './running-workspace.ts'
import { tempDir } from './temp-dir.ts'

const data = tempDir('keyboard')
let workspace: RunningWorkspace
let browser: Browser
let nora: Window

beforeAll(async () => {
  workspace = await startWorkspace({ env: { DATA_DIR: data.path } })
  browser = await launchBrowser()
  nora = await openWindow(browser, workspace.url)
}, 120_000)

afterAll(async () => {
  await browser.close()
  await workspace.stop()
  data[Symbol.dispose]()
})

/** What has the focus, by the name a screen reader says. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as (HTMLElement & { labels?: NodeListOf<HTMLLabelElement> }) | null
    return element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent ?? element?.textContent?.trim() ?? ''
  })

/** Goes on with Tab until what is called so has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if (name.test(await focused(page))) return
  }
  throw new Error(`no way to ${String(name)} with Tab`)
}

const sql = `select region, date_trunc('month', ordered_at)::date as month, sum(total) as revenue from orders group by 1, 2`

test('a newcomer founds an organisation and finds the sample shop in it, without a mouse', async () => {
  const { page } = nora
  await page.goto('/register')
  await tabTo(page, /^Your name/)
  await page.keyboard.type('Nora Newcomer')
  await tabTo(page, /^E-mail/)
  await page.keyboard.type('nora@example.com')
  await tabTo(page, /^Password/)
  await page.keyboard.type('several good words')
  await tabTo(page, /^Organisation/)
  await page.keyboard.type('Newcomers & Sons')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Hello, Nora' }).waitFor()
  await page.keyboard.press('c')
  await page.keyboard.press('q')
  await page.waitForURL(/\/queries\/new/)
  await page.getByRole('combobox', { name: 'Connection' }).getByText('Sample shop').waitFor()
  await expect.poll(() => focused(page)).toBe('SQL')
})

test('she writes a query, corrects it, and the rows stay when it gets its name', async () => {
  const { page } = nora
  await page.keyboard.insertText('select regoin from orders')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').filter({ hasText: /not there/ }).waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(sql)
  await page.keyboard.press('Control+Enter')
  await page.getByText('144 rows').waitFor()
  await expect.poll(() => page.getByRole('columnheader').allTextContents()).toEqual(['region↑', 'month↑', 'revenue↑'])
  await page.keyboard.press('Control+s')
  await page.getByRole('dialog', { name: 'Save query' }).waitFor()
  await page.keyboard.type('Revenue of regions')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/queries\/[0-9a-f-]{36}$/)
  await page.getByText('144 rows').waitFor()
})

test('dialogs keep the focus inside and give it back where it was', async () => {
  const { page } = nora
  await page.goto('/queries')
  await tabTo(page, /^New query/)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Search' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toMatch(/^New query/)
  await page.keyboard.press('c')
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog', { name: 'New story' })
  await dialog.waitFor()
  for (let presses = 0; presses < 7; presses++) {
    await page.keyboard.press('Tab')
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toMatch(/^New query/)
})

test('she starts a story, puts a chart and a text card on it and publishes it', async () => {
  const { page } = nora
  await page.keyboard.press('c')
  await page.keyboard.press('s')
  await page.getByRole('dialog', { name: 'New story' }).waitFor()
  await page.keyboard.type('By keyboard alone')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Narrative of the page' }).waitFor()
  await tabTo(page, /^Narrative of the page/)
  await page.keyboard.type('Our regions. /chart')
  await page.getByRole('option', { name: 'Chart' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Add a chart' }).waitFor()
  await tabTo(page, /^Revenue of regions/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('img').first().waitFor()
  await tabTo(page, /^Add card/)
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Revenue of regions' }).waitFor()
  await expect.poll(() => focused(page)).toBe('Narrative of the page')

  await tabTo(page, /^Add card/)
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Chart or table')
  await page.keyboard.press('End')
  await expect.poll(() => focused(page)).toBe('Text')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Text card')
  await page.keyboard.type('Said in a card.')
  await page.getByRole('textbox', { name: 'Text card' }).getByText('Said in a card.').waitFor()

  await tabTo(page, /^Publish/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^Publish$/)
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Link to the published story' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('Publish')
})

test('each of her pages has one heading and one main part, and everything on it has a name', async () => {
  const { page } = nora
  for (const path of ['/', '/stories', '/queries', '/queries/new', '/browse', '/settings/profile', '/settings/members', '/settings/connections', '/settings/appearance', new URL(page.url()).pathname]) {
    await page.goto(path)
    await expect.poll(() => page.getByRole('heading', { level: 1 }).count(), { message: path }).toBe(1)
    await page.waitForLoadState('networkidle')
    expect(await page.getByRole('main').count(), path).toBe(1)
    const nameless = await page.locator('button, a[href], input, textarea, select, [role=button], [role=textbox], [role=combobox]').evaluateAll((all) =>
      all
        .filter((each) => each.checkVisibility() && !(each.getAttribute('aria-label') ?? each.getAttribute('aria-labelledby') ?? (each as HTMLInputElement).labels?.[0] ?? each.textContent?.trim()))
        .map((each) => each.outerHTML.slice(0, 120)),
    )
    expect(nameless, path).toEqual([])
  }
  expect(nora.problems).toEqual([])
})
