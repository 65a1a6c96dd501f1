// Writes the pages, cards and filters that lists and search read anew from the log, of all stories or of one:
// node packages/db/scripts/rebuild-projection.ts [storyId]. May run beside the product, any number of times.
import { StoryId } from '@insightengine/shared/ids'
import { listStories } from '../src/org/index.ts'
import { rebuildProjection } from '../src/projection/index.ts'
import { openAsApp } from './open-as-app.ts'

const only = process.argv[2] === undefined ? undefined : StoryId.parse(process.argv[2])
const { db } = openAsApp()
let count = 0
for await (const { orgId, storyId } of listStories(db, only)) {
  count++
  try {
    console.log(`${storyId}: drawn anew as of ${await rebuildProjection(db, orgId, storyId)}`)
  } catch (error) {
    console.error(`${storyId}: not rebuilt:`, error)
    process.exitCode = 1
  }
}
if (only && count === 0) throw new Error(`there is no story ${only}`)
await db.close()
