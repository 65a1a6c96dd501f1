import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openWindow, type Window } from './browser.ts'
import { enterDemo, invite, signIn } from './people.ts'
import { demoOwner, demoViewer, Rest } from './rest.ts'
import { freePort, startWorkspace, type RunningWorkspace } from './running-workspace.ts'
import { askSampleShop } from './sample-sql.ts'
import { tempDir } from './temp-dir.ts'

const data = tempDir('failures')
let port: number
let workspace: RunningWorkspace
let browser: Browser
let owner: Rest
let databaseId: string
let ann: Window
let ben: Window

beforeAll(async () => {
  port = await freePort()
  workspace = await startWorkspace({ port, env: { DATA_DIR: data.path } })
  browser = await launchBrowser()
  owner = await new Rest(workspace.url).login(demoOwner.email, demoOwner.password)
  const [sample] = await owner.ok<{ id: string }[]>('GET', '/databases')
  databaseId = sample?.id ?? ''
  const colleague = await invite(workspace.url, owner, 'analyst', 'Ben Berg')
  ann = await openWindow(browser, workspace.url)
  ben = await openWindow(browser, workspace.url)
  await Promise.all([enterDemo(ann.page), signIn(ben.page, colleague)])
}, 120_000)

afterAll(async () => {
  await browser.close()
  await workspace.stop()
  data[Symbol.dispose]()
})

interface Story {
  storyId: string
  pageId: string
}

async function aStory(name: string): Promise<Story> {
  const { storyId } = await owner.ok<{ storyId: string }>('POST', '/stories', { name })
  const { pages } = await owner.ok<{ pages: { id: string }[] }>('GET', `/stories/${storyId}`)
  return { storyId, pageId: pages[0]?.id ?? '' }
}

async function aQuery(name: string, sql: string): Promise<string> {
  const { queryId } = await owner.ok<{ queryId: string }>('POST', '/queries/save', { name, sql, databaseId })
  return queryId
}

const aNumber = (query: string) => `select count(*) as n from orders where region = '${query}'`
const narrative = (page: Page) => page.getByRole('textbox', { name: 'Narrative of the page' })
const saved = (page: Page) => page.getByText('Saved', { exact: true })

test('the server dies while two people write, and both find every word, theirs and the other’s, when it is back', async () => {
  const { storyId } = await aStory('Written through an outage')
  const open = async ({ page }: Window) => {
    await page.goto(`/stories/${storyId}`)
    await narrative(page).click()
    await saved(page).waitFor()
    await rememberWhatWasSaved(page)
  }
  await open(ann)
  await ann.page.keyboard.type('Middle. ')
  await open(ben)
  await expect.poll(() => narrative(ben.page).innerText()).toContain('Middle.')
  await ben.page.keyboard.press('Control+Home')
  await ann.page.keyboard.press('Control+End')

  const annWords = wordsOf('ann')
  const benWords = wordsOf('ben')
  const type = (words: (own: readonly string[]) => string[]) =>
    Promise.all([ann.page.keyboard.type(words(annWords).join(''), { delay: 20 }), ben.page.keyboard.type(words(benWords).join(''), { delay: 20 })])
  await type((own) => own.slice(0, 6))
  await Promise.all([saved(ann.page).waitFor(), saved(ben.page).waitFor()])
  const writing = type((own) => own.slice(6))
  await ann.page.waitForTimeout(500)
  await workspace.kill()
  await writing
  // What was typed without a server is counted, and nobody is told that it is saved.
  for (const { page } of [ann, ben]) await page.getByText(/^Offline, \d+ changes? kept here$/).waitFor()
  for (const { context } of [ann, ben]) await context.setOffline(true)

  workspace = await startWorkspace({ port, env: { DATA_DIR: data.path } })
  owner = await new Rest(workspace.url).login(demoOwner.email, demoOwner.password)
  // Neither window is back yet: the database has what it confirmed before, and that is at least what "Saved" was said about.
  const kept = await storyText(storyId)
  expect(kept).not.toContain(annWords.at(-1))
  for (const [{ page }, own] of [[ann, annWords], [ben, benWords]] as const) {
    const promised = await wordsSaidToBeSaved(page, own)
    expect(promised.length).toBeGreaterThanOrEqual(6)
    for (const word of promised) expect(kept).toContain(word)
  }

  for (const { context } of [ann, ben]) await context.setOffline(false)
  // What they say to be saved now is in the database at that moment.
  await Promise.all([ann, ben].map(({ page }) => saved(page).waitFor({ timeout: 30_000 })))
  const everything = [...annWords, ...benWords, 'Middle.']
  const inStory = await storyText(storyId)
  for (const word of everything) expect(inStory).toContain(word)
  for (const { page } of [ann, ben]) await expect.poll(async () => missing(await narrative(page).innerText(), everything), { timeout: 10_000 }).toEqual([])
}, 60_000)

/** Distinct words of one person, each with its space, so that a lost or torn one is noticed. */
function wordsOf(person: string): string[] {
  return Array.from({ length: 24 }, (_, index) => `${person}${100 + index} `)
}

function missing(text: string, words: readonly string[]): string[] {
  return words.filter((word) => !text.includes(word))
}

async function storyText(storyId: string): Promise<string> {
  return JSON.stringify(await owner.ok('GET', `/stories/${storyId}`))
}

/** Whenever the indicator turns to "Saved", notes what stands in the narrative at that moment. */
async function rememberWhatWasSaved(page: Page): Promise<void> {
  await saved(page).evaluate((words) => {
    const indicator = words.closest('[role="status"]')
    const editor = document.querySelector('[aria-label="Narrative of the page"]')
    if (!indicator || !editor) throw new Error('the story is not open')
    new MutationObserver(() => {
      if (indicator.textContent?.trim() === 'Saved') document.documentElement.dataset.saidToBeSaved = editor.textContent ?? ''
    }).observe(indicator, { subtree: true, childList: true, characterData: true })
  })
}

async function wordsSaidToBeSaved(page: Page, own: readonly string[]): Promise<string[]> {
  const text = await page.evaluate(() => document.documentElement.dataset.saidToBeSaved ?? '')
  return own.filter((word) => text.includes(word))
}

test('a story deleted under somebody’s hands says so and shows the way back', async () => {
  const { storyId } = await aStory('Soon gone')
  const { page } = ann
  await page.goto(`/stories/${storyId}`)
  await narrative(page).waitFor()
  await owner.ok('DELETE', `/stories/${storyId}`)
  await page.getByRole('alert').filter({ hasText: 'This story is gone' }).waitFor()
  await page.getByRole('link', { name: 'Go to your stories' }).click()
  await page.getByRole('heading', { level: 1, name: 'Stories' }).waitFor()
  expect(await page.getByText('Soon gone').count()).toBe(0)
})

const forever = (mark: string) => `select count(*) as ${mark} from orders a, orders b, orders c where a.total + b.total + c.total < 0`
const running = async (mark: string) => {
  const [row] = await askSampleShop<{ n: number }>(data.path, `select count(*)::int as n from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like $1`, [`%${mark}%`])
  return row?.n
}

async function writeAndRun(page: Page, sql: string): Promise<void> {
  await page.goto('/queries/new')
  const editor = page.getByRole('textbox', { name: 'SQL' })
  await editor.click()
  await editor.press('Control+a')
  await page.keyboard.insertText(sql)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
}

test('a long query is cancelled with the button, and the database stops working on it', async () => {
  const { page } = ann
  await writeAndRun(page, forever('cancelled_by_hand'))
  await expect.poll(() => running('cancelled_by_hand')).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('Nothing runs on the database any more.').waitFor()
  await expect.poll(() => running('cancelled_by_hand'), { timeout: 5000 }).toBe(0)
})

test('a query past its time is stopped on the database, and the screen says after how long', async () => {
  const { page } = ann
  // The editor allows a minute; nobody waits for that here.
  await page.route('**/query.run*', (route) => route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), timeoutMs: 1500 }) }))
  await writeAndRun(page, forever('too_slow'))
  await page.getByText(/Stopped after/).waitFor()
  await page.unroute('**/query.run*')
  await expect.poll(() => running('too_slow'), { timeout: 5000 }).toBe(0)
})

test('a reader closing the window stops the query too', async () => {
  const reader = await openWindow(browser, workspace.url)
  await enterDemo(reader.page)
  await writeAndRun(reader.page, forever('window_closed'))
  await expect.poll(() => running('window_closed')).toBeGreaterThan(0)
  await reader.close()
  await expect.poll(() => running('window_closed'), { timeout: 5000 }).toBe(0)
})

test('a wrong password says so, an unknown story is not found, and after a lost session one comes back to the same page', async () => {
  const newcomer = await openWindow(browser, workspace.url)
  const { page, context } = newcomer
  await page.goto('/queries')
  await page.waitForURL(/\/login\?next=/)
  await page.getByLabel('E-mail').fill(demoOwner.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: 'E-mail or password is wrong' }).waitFor()
  expect(await page.getByLabel('Password', { exact: true }).evaluate((field) => field === document.activeElement)).toBe(true)
  await page.getByLabel('Password', { exact: true }).fill(demoOwner.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Queries' }).waitFor()

  await page.goto('/stories/01890000-0000-7000-8000-000000000000')
  await page.getByText(/This story is (gone|not here)/).waitFor()
  await page.goto('/stories/no-id-at-all')
  await page.getByText('This story is not here').waitFor()

  await page.goto('/queries')
  await page.getByRole('heading', { level: 1, name: 'Queries' }).waitFor()
  await context.clearCookies()
  await page.getByRole('link', { name: 'Stories' }).first().click()
  await page.waitForURL(/\/login\?next=/)
  await page.getByLabel('E-mail').fill(demoOwner.email)
  await page.getByLabel('Password', { exact: true }).fill(demoOwner.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Stories' }).waitFor()
  await newcomer.close()
})

test('a story for members asks strangers to sign in, lets a viewer read without editing, and its link ends with it', async () => {
  const { storyId, pageId } = await aStory('For members only')
  const savedQueryId = await aQuery('Orders of the north', aNumber('North'))
  await owner.ok('POST', `/stories/${storyId}/pages/${pageId}/cards`, { title: 'North', cardType: 'metric', savedQueryId, visualizationConfig: { formula: 'SUM(n)' } })
  const { publicUrl } = await owner.ok<{ publicUrl: string }>('POST', `/stories/${storyId}/publish`, { isPublic: false })
  const link = new URL(publicUrl, workspace.url).pathname

  const reader = await openWindow(browser, workspace.url)
  const { page } = reader
  await page.goto(link)
  await page.getByRole('heading', { name: 'Sign in to see this story' }).waitFor()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail').fill(demoViewer.email)
  await page.getByLabel('Password', { exact: true }).fill(demoViewer.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'For members only' }).waitFor()
  await expect.poll(() => page.getByRole('article', { name: 'North' }).innerText()).toMatch(/\d/)
  expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0)

  await page.goto('/stories')
  await page.getByText('For members only').first().waitFor()
  for (const name of ['New story', 'New', 'New query']) expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0)
  await page.goto(`/stories/${storyId}`)
  await page.waitForURL(`**${link}`)

  await owner.ok('POST', `/stories/${storyId}/unpublish`)
  await page.goto(link)
  await page.getByRole('heading', { name: 'This story is not available' }).waitFor()
  await reader.close()
})

test('a card whose query is wrong or gone says so by itself, and the others live', async () => {
  const { storyId, pageId } = await aStory('One good card')
  const queries = { Good: await aQuery('Good', aNumber('South')), Wrong: await aQuery('Wrong', 'select regoin from orders'), Gone: await aQuery('Gone', aNumber('East')) }
  for (const [title, savedQueryId] of Object.entries(queries)) await owner.ok('POST', `/stories/${storyId}/pages/${pageId}/cards`, { title, cardType: 'metric', savedQueryId, visualizationConfig: { formula: 'SUM(n)' } })
  await owner.ok('DELETE', `/queries/${queries.Gone}`)
  const [row] = await askSampleShop<{ n: number }>(data.path, aNumber('South'))
  const number = Number(row?.n).toLocaleString('en-US')

  const { page } = ann
  await page.goto(`/stories/${storyId}`)
  const card = (name: string) => page.getByRole('region', { name, exact: true })
  await card('Wrong').getByText('A table, column or function is not there').waitFor()
  await card('Gone').getByText('The query is gone').waitFor()
  await card('Good').getByText(number).waitFor()

  const { publicUrl } = await owner.ok<{ publicUrl: string }>('POST', `/stories/${storyId}/publish`, { isPublic: true })
  const stranger = await openWindow(browser, workspace.url)
  await stranger.page.goto(new URL(publicUrl, workspace.url).pathname)
  const article = (name: string) => stranger.page.getByRole('article', { name, exact: true })
  await article('Wrong').getByText('A table or column of this card is gone').waitFor()
  await article('Gone').getByText(/No query yet|query was deleted/).waitFor()
  await article('Good').getByText(number).waitFor()
  // Readers learn nothing about the SQL behind.
  expect(await stranger.page.content()).not.toContain('regoin')
  await stranger.close()
})

test('after a new deployment a page opened before says so and offers to reload, and readers keep what they have', async () => {
  const owned = await openWindow(browser, workspace.url)
  const { page } = owned
  await enterDemo(page)
  // The parts that are there keep coming, everything else is gone from the server.
  await page.waitForLoadState('networkidle')
  const loaded = new Set(await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)))
  await page.route('**/assets/*.js', (route) => (loaded.has(route.request().url()) ? route.continue() : route.fulfill({ status: 404, body: '' })))
  await page.getByRole('region', { name: 'Stories' }).getByRole('link', { name: 'A year in the shop' }).click()
  await page.getByText('A newer version is here').waitFor()
  await page.unroute('**/assets/*.js')
  await page.getByRole('button', { name: 'Reload' }).click()
  await narrative(page).waitFor()
  await owned.close()

  const stories = await owner.ok<{ id: string; name: string }[]>('GET', '/stories')
  const { publicUrl } = await owner.ok<{ publicUrl: string }>('GET', `/stories/${stories.find(({ name }) => name === 'A year in the shop')?.id}`)
  const stranger = await openWindow(browser, workspace.url)
  await stranger.page.route(/-drawing-[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: '' }))
  await stranger.page.goto(new URL(publicUrl, workspace.url).pathname)
  await stranger.page.getByRole('article', { name: 'Revenue by month' }).getByRole('button', { name: 'Reload' }).waitFor()
  await expect.poll(() => stranger.page.getByRole('article', { name: 'Average order' }).innerText()).toMatch(/\$\d/)
  await stranger.close()
})

test('nothing of this was refused by the content security policy, and nothing failed unseen', () => {
  expect([...ann.problems, ...ben.problems]).toEqual([])
})
