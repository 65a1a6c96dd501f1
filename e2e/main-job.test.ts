import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openWindow, type Window } from './browser.ts'
import { enterDemo, invite, paste, signIn } from './people.ts'
import { demoOwner, Rest } from './rest.ts'
import { startWorkspace, type RunningWorkspace } from './running-workspace.ts'
import { askSampleShop } from './sample-sql.ts'
import { tempDir } from './temp-dir.ts'

const sql = `select region, date_trunc('month', ordered_at)::date as month, sum(total) as revenue, count(*) as orders
from orders
where status <> 'cancelled'
group by 1, 2`

const data = tempDir('main-job')
let workspace: RunningWorkspace
let browser: Browser
let ann: Window
let ben: Window

beforeAll(async () => {
  workspace = await startWorkspace({ env: { DATA_DIR: data.path } })
  browser = await launchBrowser()
  const owner = await new Rest(workspace.url).login(demoOwner.email, demoOwner.password)
  const colleague = await invite(workspace.url, owner, 'analyst', 'Ben Berg')
  // Tall, so that a whole page is in sight and cards can be dragged without scrolling.
  ann = await openWindow(browser, workspace.url, { height: 1500 })
  ben = await openWindow(browser, workspace.url, { height: 1500 })
  await enterDemo(ann.page)
  await signIn(ben.page, colleague)
}, 120_000)

afterAll(async () => {
  await browser.close()
  await workspace.stop()
  data[Symbol.dispose]()
})

const narrative = (page: Page) => page.getByRole('textbox', { name: 'Narrative of the page' })
/** What stands in the narrative. The other person's caret carries their name, which is not part of the text. */
const words = (page: Page) =>
  narrative(page).evaluate((element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const parts: string[] = []
    while (texts.nextNode()) if (!texts.currentNode.parentElement?.closest('[class*="caret"]')) parts.push(texts.currentNode.nodeValue ?? '')
    return parts.join('').replaceAll('\u2060', '').replaceAll(/\s+/g, ' ').trim()
  })
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const saved = (page: Page) => page.getByText('Saved', { exact: true })

/** Waits until both windows give the same answer, and returns it. */
async function agreed<T>(look: (page: Page) => Promise<T>, accept: (value: T) => boolean = () => true): Promise<T> {
  let seen: [T, T] | null = null
  await expect
    .poll(
      async () => {
        seen = [await look(ann.page), await look(ben.page)]
        const both = JSON.stringify(seen)
        // What is returned instead is what a failure prints.
        return JSON.stringify(seen[0]) === JSON.stringify(seen[1]) && accept(seen[0]) ? 'agreed' : both
      },
      { timeout: 10_000, interval: 100 },
    )
    .toBe('agreed')
  return (seen as unknown as [T, T])[0]
}

async function dragBy(page: Page, handle: Locator, dx: number, dy: number): Promise<void> {
  const box = await handle.boundingBox()
  if (!box) throw new Error('nothing to drag')
  const [x, y] = [box.x + Math.min(30, box.width / 2), box.y + Math.min(14, box.height / 2)]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 6 })
  await page.mouse.move(x + dx, y + dy, { steps: 6 })
  await page.mouse.up()
}

test('somebody writes SQL, runs it, sees rows, and saves it', async () => {
  const { page } = ann
  await page.getByRole('link', { name: 'Queries' }).first().click()
  await page.getByRole('link', { name: 'New query' }).first().click()
  const editor = page.getByRole('textbox', { name: 'SQL' })
  await editor.click()
  await paste(page, 'select regoin from orders')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').filter({ hasText: /not there/ }).waitFor()
  expect(await page.locator('.cm-lintRange-error').textContent()).toBe('regoin')

  await editor.press('Control+a')
  await paste(page, sql)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByText('144 rows').waitFor()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByLabel('Name').fill('Takings of each region')
  await page.getByRole('button', { name: 'Save query' }).click()
  await page.waitForURL(/\/queries\/[0-9a-f-]{36}$/)
})

test('two people open a new story and see each other', async () => {
  const { page } = ann
  await page.getByRole('link', { name: 'Stories' }).first().click()
  await page.getByRole('button', { name: 'New story' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('How the regions do')
  await page.getByRole('button', { name: 'Create story' }).click()
  await page.waitForURL(/\/stories\/[0-9a-f-]{36}/)
  await narrative(page).waitFor()
  await ben.page.goto(new URL(page.url()).pathname)
  await narrative(ben.page).waitFor()
  await expect.poll(() => ann.page.getByRole('list', { name: 'In this story now' }).innerText()).toContain('BB')
  await expect.poll(() => ben.page.getByRole('list', { name: 'In this story now' }).innerText()).toContain('DD')
})

test('both type in the same narrative at once, and both end with the same words, every one of them', async () => {
  await narrative(ann.page).click()
  await ann.page.keyboard.type('Middle. ')
  await agreed(words, (text) => text.includes('Middle.'))
  await narrative(ben.page).click()
  await ben.page.keyboard.press('Control+Home')
  await ann.page.keyboard.press('Control+End')
  await Promise.all([ben.page.keyboard.type('Ben starts the story from the front. ', { delay: 12 }), ann.page.keyboard.type('Ann goes on at the end.', { delay: 15 })])
  const text = await agreed(words, (seen) => seen.length > 60)
  expect(text).toBe('Ben starts the story from the front. Middle. Ann goes on at the end.')
  await Promise.all([saved(ann.page).waitFor(), saved(ben.page).waitFor()])
})

test('undo takes back only one’s own words', async () => {
  // What is typed without a pause is one step of undo.
  await ann.page.waitForTimeout(800)
  await ann.page.keyboard.type(' Ann slips.')
  await agreed(words, (text) => text.includes('Ann slips'))
  await ben.page.keyboard.type('Ben stays. ')
  await agreed(words, (text) => text.includes('Ben stays'))
  await ann.page.getByRole('button', { name: 'Undo' }).click()
  expect(await agreed(words, (text) => !text.includes('Ann slips'))).toBe('Ben starts the story from the front. Ben stays. Middle. Ann goes on at the end.')
})

async function addCard(page: Page, kind: 'Chart or table' | 'Number', title: string): Promise<void> {
  // An empty page offers the kinds at once; later they are in a menu.
  const first = page.getByRole('main').getByRole('button', { name: kind })
  if (await first.isVisible()) await first.click()
  else {
    await page.getByRole('button', { name: 'Add card' }).click()
    await page.getByRole('menuitem', { name: kind }).click()
  }
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Takings of each region/ }).first().click()
  await dialog.getByLabel('Title').fill(title)
  await dialog.getByRole('button', { name: 'Add card' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('each adds cards, both move different ones, and both see the same page', async () => {
  await addCard(ann.page, 'Number', 'Revenue')
  await addCard(ben.page, 'Chart or table', 'By region')
  await addCard(ann.page, 'Chart or table', 'Over time')
  for (const name of ['Revenue', 'By region', 'Over time']) await Promise.all([card(ann.page, name).waitFor(), card(ben.page, name).waitFor()])
  const order = (page: Page) => page.locator('[data-story-card]').evaluateAll((cards) => cards.map((each) => [each.getAttribute('aria-label'), each.getBoundingClientRect().x, each.getBoundingClientRect().width]))
  await ann.page.keyboard.press('Escape')
  expect((await agreed(order)).map(([name]) => name)).toEqual(['Revenue', 'By region', 'Over time'])
  // Ann pushes the first card to the right while Ben takes the last one to the front. Where Ann's card ends depends on whose
  // drop comes first; that both windows show the same, and every card, does not.
  await Promise.all([dragBy(ann.page, card(ann.page, 'Revenue'), 420, 10), dragBy(ben.page, card(ben.page, 'Over time'), 0, -330)])
  const after = await agreed(order, (cards) => cards[0]?.[0] === 'Over time')
  expect(after.map(([name]) => name).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(['By region', 'Over time', 'Revenue'])
})

test('both edit the same chart: one its type, the other its title, and neither loses', async () => {
  await card(ann.page, 'By region').click({ position: { x: 40, y: 12 } })
  await card(ben.page, 'By region').click({ position: { x: 40, y: 12 } })
  await Promise.all([
    ann.page.getByRole('complementary', { name: 'Settings' }).getByRole('radio', { name: 'Pie' }).click(),
    ben.page.getByRole('complementary', { name: 'Settings' }).getByLabel('Title', { exact: true }).fill('Share of each region'),
  ])
  await Promise.all([card(ann.page, 'Share of each region').waitFor(), card(ben.page, 'Share of each region').waitFor()])
  await Promise.all([saved(ann.page).waitFor(), saved(ben.page).waitFor()])
  const owner = await new Rest(workspace.url).login(demoOwner.email, demoOwner.password)
  const story = await owner.ok<{ pages: { cards: { title: string; visualization: { type?: string } }[] }[] }>('GET', `/stories/${storyIdIn(ann.page)}`)
  expect(story.pages[0]?.cards.find(({ title }) => title === 'Share of each region')?.visualization).toMatchObject({ type: 'pie' })
})

function storyIdIn(page: Page): string {
  return /stories\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
}

test('it is published, and a stranger filters it and reads the numbers that the database gives', async () => {
  const { page } = ann
  await page.getByRole('button', { name: 'Deselect the card' }).click()
  await page.getByRole('tab', { name: 'Filters' }).click()
  await page.getByRole('button', { name: 'Add filter' }).click()
  const filter = page.getByRole('region', { name: /^Filter / })
  await filter.getByLabel('Label').fill('Region')
  await filter.getByLabel('Column').fill('region')
  await filter.getByLabel('Values', { exact: true }).click()
  await page.getByRole('option', { name: /From “Takings of each region”/ }).first().click()
  await saved(page).waitFor()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('radio', { name: /Anyone/ }).click()
  await page.getByRole('dialog', { name: 'Publish' }).getByRole('button', { name: /^Publish/ }).click()
  const link = await page.getByRole('textbox', { name: 'Link to the published story' }).inputValue()

  const stranger = await openWindow(browser, workspace.url)
  await stranger.page.goto(new URL(link).pathname)
  await stranger.page.getByRole('heading', { name: 'How the regions do' }).waitFor()
  const number = () => stranger.page.getByRole('article', { name: 'Revenue' }).innerText()
  const expected = async (where: string) => {
    const [row] = await askSampleShop<{ revenue: string }>(
      data.path,
      `select sum(total) as revenue from orders where status <> 'cancelled' and date_trunc('month', ordered_at) = (select max(date_trunc('month', ordered_at)) from orders) ${where}`,
    )
    return Math.round(Number(row?.revenue)).toLocaleString('en-US')
  }
  await expect.poll(number).toContain(await expected(''))
  await stranger.page.getByRole('combobox', { name: 'Region' }).selectOption({ label: 'North' })
  await expect.poll(number).toContain(await expected("and region = 'North'"))
  expect(stranger.page.url()).toContain('North')
  await stranger.close()
})

test('nothing was refused by the content security policy, and nothing failed unseen', () => {
  expect([...ann.problems, ...ben.problems]).toEqual([])
})
