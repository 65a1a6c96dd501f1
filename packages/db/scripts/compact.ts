// Folds the logs of all stories, or of one, into states, and removes the rows that are older than STORY_HISTORY_DAYS (30 without
// it) and folded: node packages/db/scripts/compact.ts [storyId]. May run beside the product, and be ended at any moment.
import { StoryId } from '@insightengine/shared/ids'
import { compactStory, defaultKeepDays } from '../src/compaction/index.ts'
import { listStories } from '../src/org/index.ts'
import { openAsApp } from './open-as-app.ts'

const only = process.argv[2] === undefined ? undefined : StoryId.parse(process.argv[2])
const keepDays = Number(process.env.STORY_HISTORY_DAYS || defaultKeepDays)
if (!(keepDays >= 0)) throw new Error('STORY_HISTORY_DAYS is a number of days')
const { db } = openAsApp()
let count = 0
for await (const { orgId, storyId } of listStories(db, only)) {
  count++
  console.log(`${storyId}: folding`)
  try {
    const { kind, uptoSeq, forgotten } = await compactStory(db, orgId, storyId, { keepDays })
    console.log(`${storyId}: ${kind}, up to ${uptoSeq}, ${forgotten} rows removed`)
  } catch (error) {
    // The others are no worse for it; whoever reads the exit code learns of this one.
    console.error(`${storyId}: not compacted:`, error)
    process.exitCode = 1
  }
}
if (only && count === 0) throw new Error(`there is no story ${only}`)
await db.close()
