import { recall, remember } from '../lib/remember.ts'
import type { FilterChoices } from '../story-filters/filter-choices.ts'
import { readAddress, writeAddress } from './viewer-address.ts'

// A person's last choices in a story, in the words of an address: one format to read, and nothing in it is trusted more.

function keyOf(storyId: string): string {
  return `insightengine.story-filters.${storyId}`
}

export function rememberChoices(storyId: string, choices: FilterChoices): void {
  remember(keyOf(storyId), writeAddress({ page: 1, choices }, ''))
}

export function recallChoices(storyId: string): FilterChoices {
  return readAddress(recall(keyOf(storyId)) ?? '').choices
}

/** An address that names filters is what somebody wants to show and holds alone; otherwise one's own last choices do. */
export function startingChoices(fromAddress: FilterChoices, storyId: string): FilterChoices {
  return Object.keys(fromAddress).length > 0 ? fromAddress : recallChoices(storyId)
}
