import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openWindow, type Window } from './browser.ts'
import { enterDemo, invite, signIn } from './people.ts'
import { demoOwner, Rest } from './rest.ts'
import { freePort, startWorkspace, type RunningWorkspace } from './running-workspace.ts'
import { tempDir } from './temp-dir.ts'

const data = tempDir('offline')
let workspace: RunningWorkspace
let browser: Browser
let owner: Rest
let ann: Window
let ben: Window
let storyId: string
/** While true, Ben's windows reach the pages of the workspace, but no story on its server. */
let isBenCutOff = false

beforeAll(async () => {
  workspace = await startWorkspace({ env: { DATA_DIR: data.path }, port: await freePort() })
  browser = await launchBrowser()
  owner = await new Rest(workspace.url).login(demoOwner.email, demoOwner.password)
  const colleague = await invite(workspace.url, owner, 'analyst', 'Ben Berg')
  ann = await openWindow(browser, workspace.url)
  ben = await openWindow(browser, workspace.url)
  await ben.context.routeWebSocket(/\/collab/, (socket) => {
    if (isBenCutOff) return void socket.close()
    const server = socket.connectToServer()
    cutOff.add(() => void Promise.all([socket.close(), server.close()]))
  })
  await Promise.all([enterDemo(ann.page), signIn(ben.page, colleague)])
  storyId = (await owner.ok<{ storyId: string }>('POST', '/stories', { name: 'Written apart' })).storyId
}, 120_000)

afterAll(async () => {
  await browser.close()
  await workspace.stop()
  data[Symbol.dispose]()
})

const cutOff = new Set<() => void>()
function cutBenOff(): void {
  isBenCutOff = true
  for (const cut of cutOff) cut()
  cutOff.clear()
}

const narrative = (page: Page) => page.getByRole('textbox', { name: 'Narrative of the page' })
/** What stands in the narrative, without the names at the carets of others. */
const words = (page: Page) =>
  narrative(page).evaluate((element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const parts: string[] = []
    while (texts.nextNode()) if (!texts.currentNode.parentElement?.closest('[class*="caret"]')) parts.push(texts.currentNode.nodeValue ?? '')
    return parts.join('').replaceAll('\u2060', '').replaceAll(/\s+/g, ' ').trim()
  })
const saved = (page: Page) => page.getByText('Saved', { exact: true })
const offline = (page: Page) => page.getByText(/^Offline, \d+ changes? kept here$/)
const open = async (page: Page) => {
  await page.goto(`/stories/${storyId}`)
  await narrative(page).waitFor()
}
const stored = async () => JSON.stringify(await owner.ok('GET', `/stories/${storyId}`))
/** Changes in this browser's copies that no server has confirmed, and how many records there are in all. */
const copied = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ unsent: number; records: number }>((resolve, reject) => {
        const request = indexedDB.open('insightengine-stories')
        request.addEventListener('error', () => reject(request.error))
        request.addEventListener('success', () => {
          const all = request.result.transaction('changes').objectStore('changes').getAll()
          all.addEventListener('success', () => {
            request.result.close()
            resolve({ unsent: all.result.reduce((sum: number, { unsent }: { unsent: number }) => sum + unsent, 0), records: all.result.length })
          })
        })
      }),
  )

/** Waits until the copy holds as many changes as the window says it keeps, and returns those words. */
async function allCopied(page: Page): Promise<string> {
  await expect.poll(async () => `Offline, ${(await copied(page)).unsent} changes kept here` === (await offline(page).innerText())).toBe(true)
  return offline(page).innerText()
}

test('whoever loses the connection goes on writing, and is told that it is only kept here', async () => {
  await Promise.all([open(ann.page), open(ben.page)])
  await narrative(ann.page).click()
  await ann.page.keyboard.type('Together. ')
  await expect.poll(() => words(ben.page)).toContain('Together.')
  await saved(ben.page).waitFor()
  await ben.context.setOffline(true)
  cutBenOff()
  await narrative(ben.page).click()
  await ben.page.keyboard.press('Control+End')
  await Promise.all([ben.page.keyboard.type('Ben alone. '), ann.page.keyboard.type('Ann alone. ')])
  await offline(ben.page).waitFor()
  await saved(ann.page).waitFor()
  expect(await stored()).not.toContain('Ben alone')
  await expect.poll(async () => (await copied(ben.page)).unsent).toBeGreaterThan(0)
})

test('leaving the story and coming back without the server shows the copy, and one writes on', async () => {
  const { page } = ben
  await page.getByRole('link', { name: 'Stories' }).first().click()
  await page.waitForURL(/\/stories$/)
  await page.goBack()
  await expect.poll(() => words(page), { timeout: 10_000 }).toContain('Ben alone.')
  await offline(page).waitFor()
  await narrative(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('Ben again. ')
  await expect.poll(() => words(page)).toContain('Ben again.')
})

test('after the window was closed, a new one has the words and does not call them saved before the server has them', async () => {
  const before = await allCopied(ben.page)
  await ben.page.close()
  // The pages of the workspace can be loaded again; the story's server is still away.
  await ben.context.setOffline(false)
  ben.page = await ben.context.newPage()
  await open(ben.page)
  expect(await words(ben.page)).toContain('Ben again.')
  expect(await offline(ben.page).innerText()).toBe(before)
  expect(await saved(ben.page).count()).toBe(0)
  expect(await stored()).not.toContain('Ben')
})

test('back online both have every word, and so has the database', async () => {
  isBenCutOff = false
  await saved(ben.page).waitFor()
  const text = await stored()
  for (const written of ['Together.', 'Ben alone.', 'Ann alone.', 'Ben again.']) expect(text).toContain(written)
  await expect.poll(() => words(ann.page)).toBe(await words(ben.page))
  await expect.poll(async () => (await copied(ben.page)).unsent).toBe(0)
})

test('signing out leaves no story in the browser, and offers what was never sent before that', async () => {
  const { page } = ben
  await saved(page).waitFor()
  cutBenOff()
  await narrative(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('Never sent.')
  await allCopied(page)
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  const dialog = page.getByRole('alertdialog')
  expect(await dialog.getByLabel('Your unsaved text').inputValue()).toContain('Never sent.')
  await dialog.getByRole('button', { name: 'Sign out and lose changes' }).click()
  await page.waitForURL(/\/login/)
  expect(await copied(page)).toEqual({ unsent: 0, records: 0 })
})

test('what was typed while the server was dead survives the death of the window, too', async () => {
  const { port } = new URL(workspace.url)
  await workspace.kill()
  await narrative(ann.page).click()
  await ann.page.keyboard.press('Control+End')
  await ann.page.keyboard.type('Typed into the void.')
  await offline(ann.page).waitFor()
  await allCopied(ann.page)
  await ann.page.close()
  workspace = await startWorkspace({ env: { DATA_DIR: data.path }, port: Number(port) })
  ann.page = await ann.context.newPage()
  await open(ann.page)
  await saved(ann.page).waitFor()
  expect(await words(ann.page)).toContain('Typed into the void.')
  expect(await stored()).toContain('Typed into the void.')
})

test('nothing failed unseen', () => {
  expect([...ann.problems, ...ben.problems]).toEqual([])
})
