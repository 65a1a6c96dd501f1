import type * as Y from 'yjs'
import { z } from 'zod'
import { defaultTheme, Theme } from '../story/index.ts'
import { docVersion } from './doc-version.ts'
import type { Origin } from './origin.ts'
import { assign, plainEntries } from './plain-entries.ts'

export const storyMetaShape = z.object({
  version: z.number().int().catch(docVersion),
  name: z.string().catch('Untitled story'),
  description: z.string().catch(''),
  theme: Theme.catch(defaultTheme),
})
export type StoryMeta = z.infer<typeof storyMetaShape>

export function metaMap(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('meta')
}

export function readStoryMeta(doc: Y.Doc): StoryMeta {
  return storyMetaShape.parse(plainEntries(metaMap(doc)))
}

export function updateStoryMeta(doc: Y.Doc, change: Partial<Omit<StoryMeta, 'version'>>, origin: Origin): void {
  doc.transact(() => assign(metaMap(doc), change), origin)
}

/** Makes an empty document a story of today's version. Done once, by whoever creates the story. */
export function initStory(doc: Y.Doc, meta: { name: string; description?: string }, origin: Origin): void {
  doc.transact(() => assign(metaMap(doc), { version: docVersion, name: meta.name, description: meta.description ?? '', theme: defaultTheme }), origin)
}
