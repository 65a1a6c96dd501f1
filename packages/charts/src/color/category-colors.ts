import { compareCodePoints } from './compare-code-points.ts'

/** Which place in the palette a value has, by scope (usually the column's name) and value. */
export type ColorAssignments = Record<string, Record<string, number>>

/**
 * One per open story: a category keeps its colour on every card and under every filter. A value takes the next free place when it is
 * first seen, in a fixed order among those seen together, so that the same cards give the same colours to everybody.
 */
export interface CategoryColors {
  /** The places of `values`, in their order. Unknown values are given one, sorted unless their order means something. */
  placesOf(scope: string, values: readonly string[], order?: 'sorted' | 'given'): number[]
  /** Fixes a value's place, whatever has been seen before. */
  assign(scope: string, value: string, place: number): void
  /** What has been given out so far, to be handed to `createCategoryColors` elsewhere (the exporter) or later. */
  assignments(): ColorAssignments
}

export function createCategoryColors(initial: ColorAssignments = {}): CategoryColors {
  const scopes = new Map(Object.entries(initial).map(([scope, places]) => [scope, new Map(Object.entries(places))]))

  function scopeOf(scope: string): Map<string, number> {
    let places = scopes.get(scope)
    if (!places) scopes.set(scope, (places = new Map()))
    return places
  }

  return {
    placesOf(scope, values, order = 'sorted') {
      const places = scopeOf(scope)
      const taken = new Set(places.values())
      let next = 0
      const unknown = values.filter((value) => !places.has(value))
      for (const value of order === 'sorted' ? unknown.sort(compareCodePoints) : unknown) {
        while (taken.has(next)) next += 1
        taken.add(next)
        places.set(value, next)
      }
      return values.map((value) => places.get(value) ?? 0)
    },
    assign(scope, value, place) {
      scopeOf(scope).set(value, place)
    },
    assignments() {
      return Object.fromEntries([...scopes].map(([scope, places]) => [scope, Object.fromEntries(places)]))
    },
  }
}
