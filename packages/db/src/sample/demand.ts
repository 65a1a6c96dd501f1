import { addDays, dayNumber, monthOf, weekdayOf, type Day } from './day.ts'

/** How many orders the shop expects, and where they come from. All shapes of the charts are decided here. */

export const regions = ['North', 'South', 'East', 'West'] as const
export type Region = (typeof regions)[number]
export const categories = ['Electronics', 'Home', 'Outdoor', 'Fashion', 'Beauty', 'Toys', 'Books'] as const
export type Category = (typeof categories)[number]
export const channels = ['Web', 'App', 'Store', 'Marketplace'] as const
export type Channel = (typeof channels)[number]

/** The shop's memorable moments, relative to the last day, so that they are always in the recent past. */
export interface ShopEvents {
  firstDay: Day
  lastDay: Day
  /** Two days on which the checkout of web and app was down. */
  outage: readonly [Day, Day]
  /** A faulty batch: outdoor goods sold in the South in this span come back far too often. */
  faultyBatch: { from: Day; to: Day }
}

export function shopEvents(lastDay: Day): ShopEvents {
  const firstDay = addDays(lastDay, -(3 * 365) + 1)
  const outage = addDays(lastDay, -137)
  return {
    firstDay,
    lastDay,
    outage: [outage, addDays(outage, 1)],
    faultyBatch: { from: addDays(lastDay, -245), to: addDays(lastDay, -205) },
  }
}

const ordersPerDayAtStart = 82
const growthPerYear = 1.34
const outageShare = 0.06

const bySeason = [0.84, 0.88, 0.95, 0.97, 1, 1.02, 0.96, 0.93, 0.99, 1.06, 1.34, 1.42]
const byWeekday = [1.16, 0.98, 0.92, 0.93, 0.97, 1.05, 1.2]

export function expectedOrders(events: ShopEvents, day: Day): number {
  const years = (dayNumber(day) - dayNumber(events.firstDay)) / 365
  const weight = (bySeason[monthOf(day) - 1] ?? 1) * (byWeekday[weekdayOf(day)] ?? 1)
  return ordersPerDayAtStart * growthPerYear ** years * weight
}

/** The West grows fastest and the East hardly at all. */
export function regionWeights(events: ShopEvents, day: Day): Record<Region, number> {
  const years = (dayNumber(day) - dayNumber(events.firstDay)) / 365
  return { North: 0.3, South: 0.24 + 0.01 * years, East: 0.26 - 0.035 * years, West: 0.2 + 0.06 * years }
}

/** The app takes over from the web; stores stay what they are. While the checkout is down, only stores and marketplaces sell. */
export function channelWeights(events: ShopEvents, day: Day): Record<Channel, number> {
  const years = (dayNumber(day) - dayNumber(events.firstDay)) / 365
  const online = events.outage.includes(day) ? outageShare : 1
  return { Web: (0.46 - 0.06 * years) * online, App: (0.16 + 0.08 * years) * online, Store: 0.24 - 0.02 * years, Marketplace: 0.14 }
}

/** The share of a normal day's orders that can be placed at all. */
export function openShare(events: ShopEvents, day: Day): number {
  const { Web, App, Store, Marketplace } = channelWeights(events, day)
  return events.outage.includes(day) ? Web + App + Store + Marketplace : 1
}

const categorySeason: Record<Category, readonly number[]> = {
  Electronics: [0.9, 0.9, 0.95, 0.95, 0.95, 0.95, 0.95, 1, 1.05, 1.05, 1.5, 1.35],
  Home: [1.1, 1.05, 1.1, 1.05, 1, 0.95, 0.9, 0.95, 1, 1, 1.05, 1.05],
  Outdoor: [0.5, 0.6, 0.9, 1.3, 1.6, 1.7, 1.6, 1.3, 0.9, 0.7, 0.6, 0.7],
  Fashion: [0.95, 0.9, 1.1, 1.1, 1, 0.95, 0.9, 0.95, 1.15, 1.1, 1.1, 1.1],
  Beauty: [0.95, 1.1, 1, 1, 1.1, 1, 0.95, 0.95, 1, 1, 1.1, 1.3],
  Toys: [0.7, 0.7, 0.75, 0.8, 0.85, 0.9, 0.9, 0.85, 0.85, 1.05, 1.9, 2.6],
  Books: [1.1, 1, 0.95, 0.9, 0.9, 1, 1.1, 1.15, 1.1, 1, 1.1, 1.35],
}
const categoryShare: Record<Category, number> = { Electronics: 0.2, Home: 0.2, Outdoor: 0.13, Fashion: 0.18, Beauty: 0.11, Toys: 0.09, Books: 0.09 }

/** Regions differ in taste: the West buys electronics and outdoor goods, the South fashion and beauty. */
const regionTaste: Record<Region, Partial<Record<Category, number>>> = {
  North: { Books: 1.3, Home: 1.15 },
  South: { Fashion: 1.35, Beauty: 1.3, Electronics: 0.85 },
  East: { Home: 1.2, Toys: 1.2, Outdoor: 0.8 },
  West: { Electronics: 1.35, Outdoor: 1.4, Books: 0.85 },
}

export function categoryWeights(day: Day, region: Region): Record<Category, number> {
  const month = monthOf(day) - 1
  const weightOf = (category: Category) => categoryShare[category] * (categorySeason[category][month] ?? 1) * (regionTaste[region][category] ?? 1)
  return Object.fromEntries(categories.map((category) => [category, weightOf(category)])) as Record<Category, number>
}

/** How likely a sold item comes back. */
export function returnRate(events: ShopEvents, day: Day, region: Region, category: Category): number {
  const isFaulty = region === 'South' && category === 'Outdoor' && day >= events.faultyBatch.from && day <= events.faultyBatch.to
  if (isFaulty) return 0.36
  return { Electronics: 0.06, Home: 0.04, Outdoor: 0.05, Fashion: 0.13, Beauty: 0.02, Toys: 0.03, Books: 0.01 }[category]
}
