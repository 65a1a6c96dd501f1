export { compactInThread, type CompactJob } from './compact-in-thread.ts'
export { compactStory, defaultKeepDays, type Compaction, type CompactOptions } from './compact-story.ts'
