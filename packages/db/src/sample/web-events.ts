import type { Random } from '@insightengine/shared/random'
import { chance, weighted } from './draw.ts'
import type { Order } from './orders.ts'

export interface WebEvent {
  session: number
  occurredAt: string
  type: 'visit' | 'product_view' | 'add_to_cart' | 'checkout' | 'purchase'
  device: string
  source: string | null
  customerId: number | null
}

/** One in this many online orders has its visit in the sample, and brings visits that did not end in one. */
export const sampledOneIn = 9

const funnel = ['visit', 'product_view', 'add_to_cart', 'checkout', 'purchase'] as const
/** Share of visitors who leave at each step before the next. */
const leaveAfter = { visit: 0.42, product_view: 0.5, add_to_cart: 0.4, checkout: 0.28 }

/** The visit that led to an order, and the visits around it that did not. */
export function* visitsAround(random: Random, order: Order, nextSession: () => number): Generator<WebEvent> {
  const device = order.channel === 'App' ? 'Phone' : weighted(random, { Phone: 0.44, Desktop: 0.46, Tablet: 0.1 })
  yield* aVisit(random, { session: nextSession(), occurredAt: order.orderedAt, device, customerId: order.customerId }, funnel.length)
  const others = 4
  for (let i = 0; i < others; i++) {
    let steps = 1
    while (steps < funnel.length - 1 && !chance(random, leaveAfter[funnel[steps - 1] as keyof typeof leaveAfter])) steps++
    yield* aVisit(random, { session: nextSession(), occurredAt: order.orderedAt, device: weighted(random, { Phone: 0.58, Desktop: 0.32, Tablet: 0.1 }), customerId: null }, steps)
  }
}

function* aVisit(random: Random, visit: Pick<WebEvent, 'session' | 'occurredAt' | 'device' | 'customerId'>, steps: number): Generator<WebEvent> {
  const source = chance(random, 0.07) ? null : weighted(random, { Search: 0.36, Direct: 0.22, Newsletter: 0.14, Social: 0.16, Ads: 0.12 })
  for (const type of funnel.slice(0, steps)) yield { ...visit, type, source }
}
