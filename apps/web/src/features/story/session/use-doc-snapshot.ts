import { useSyncExternalStore } from 'react'
import type { StorySnapshot, StorySnapshots } from './story-snapshots.ts'

/** Reads a part of the document. `read` must return a value out of the snapshot, not a new one made of it. */
export function useDocSnapshot<T>(snapshots: StorySnapshots, read: (snapshot: StorySnapshot) => T): T {
  return useSyncExternalStore(snapshots.subscribe, () => read(snapshots.current()))
}
