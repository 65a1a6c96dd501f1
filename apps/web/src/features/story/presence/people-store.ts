import type { Awareness } from 'y-protocols/awareness'
import { keepEqual } from '../session/keep-equal.ts'
import { readPeople, type PersonHere } from './people.ts'

export interface PeopleStore {
  /** The same array until somebody comes, goes, or moves to another page or card. */
  current: () => readonly PersonHere[]
  subscribe: (listener: () => void) => () => void
}

/** Reads presence once for the whole screen. Carets, which move with every key, change nothing here. */
export function peopleStore(awareness: Awareness): PeopleStore {
  const listeners = new Set<() => void>()
  let people: readonly PersonHere[] = []
  awareness.on('change', () => {
    const next = keepEqual(people, readPeople(awareness.getStates(), awareness.clientID))
    if (next === people) return
    people = next
    for (const listener of listeners) listener()
  })
  return {
    current: () => people,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
