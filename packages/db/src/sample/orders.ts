import type { Random } from '@insightengine/shared/random'
import type { Customer } from './customers.ts'
import { addDays, daysBetween, monthOf, type Day } from './day.ts'
import { categories, categoryWeights, channelWeights, expectedOrders, openShare, regionWeights, returnRate, type Category, type Region, type ShopEvents } from './demand.ts'
import { between, chance, poisson, weighted, weightedIndex } from './draw.ts'
import type { Product } from './products.ts'

export interface Order {
  id: number
  customerId: number
  orderedAt: string
  day: Day
  status: 'completed' | 'returned' | 'cancelled' | 'pending'
  channel: string
  region: Region
  payment: string | null
  coupon: string | null
  /** Money in cents, so that sums are exact. */
  subtotal: number
  discount: number
  shipping: number
  deliveredAt: string | null
  items: OrderItem[]
}

export interface OrderItem {
  id: number
  product: Product
  quantity: number
  unitPrice: number
  isReturned: boolean
}

const freeShippingFrom = 8_000
const shippingFee = 690
/** The payment provider stopped reporting its method for five weeks. */
const unreportedPayments = { fromEnd: 430, days: 35 }

/** Orders day by day, with their items, in the order they were placed. */
export function* generateOrders(random: Random, events: ShopEvents, customers: readonly Customer[], products: readonly Product[]): Generator<Order> {
  const shelf = new Shelf(products)
  const byRegion = customersByRegion(customers)
  let orderId = 0
  let itemId = 0
  for (const day of daysBetween(events.firstDay, events.lastDay)) {
    shelf.stockFor(day)
    const regionShare = regionWeights(events, day)
    const channelShare = channelWeights(events, day)
    const times = Array.from({ length: poisson(random, expectedOrders(events, day) * openShare(events, day)) }, () => secondOfDay(random)).sort((a, b) => a - b)
    for (const second of times) {
      const region = weighted(random, regionShare)
      const customer = pickCustomer(random, byRegion[region], day)
      const wanted = categoryWeights(day, region)
      const items = Array.from({ length: 1 + Math.min(5, poisson(random, 0.9)) }, () => anItem(random, ++itemId, shelf, wanted, { events, day, region }))
      yield anOrder(random, { id: ++orderId, customer, day, second, region, channel: weighted(random, channelShare), items }, events)
    }
  }
}

interface Basket {
  id: number
  customer: Customer
  day: Day
  second: number
  region: Region
  channel: string
  items: OrderItem[]
}

function anOrder(random: Random, { id, customer, day, second, region, channel, items }: Basket, events: ShopEvents): Order {
  const subtotal = items.reduce((sum, item) => sum + item.unitPrice * item.quantity, 0)
  const coupon = couponOf(random, day)
  const isCancelled = chance(random, 0.025)
  const deliveryDays = channel === 'Store' ? 0 : between(random, 1, 6)
  const isPending = !isCancelled && addDays(day, deliveryDays) > events.lastDay
  const isReturned = !isCancelled && !isPending && items.some((item) => item.isReturned)
  if (!isReturned) for (const item of items) item.isReturned = false
  return {
    id,
    customerId: customer.id,
    orderedAt: timestamp(day, second),
    day,
    status: isCancelled ? 'cancelled' : isPending ? 'pending' : isReturned ? 'returned' : 'completed',
    channel,
    region,
    payment: paymentOf(random, day, events),
    coupon,
    subtotal,
    discount: coupon ? Math.round(subtotal * (coupon === 'BLACKWEEK' ? 0.2 : 0.1)) : 0,
    shipping: channel === 'Store' || subtotal >= freeShippingFrom ? 0 : shippingFee,
    deliveredAt: isCancelled || isPending ? null : timestamp(addDays(day, deliveryDays), channel === 'Store' ? second : between(random, 8, 19) * 3600 + between(random, 0, 3599)),
    items,
  }
}

function anItem(random: Random, id: number, shelf: Shelf, wanted: Record<Category, number>, place: { events: ShopEvents; day: Day; region: Region }): OrderItem {
  const product = shelf.pick(random, wanted)
  return {
    id,
    product,
    quantity: product.price < 60 ? 1 + Math.min(4, poisson(random, 0.35)) : 1,
    unitPrice: Math.round(product.price * 100),
    isReturned: chance(random, returnRate(place.events, place.day, place.region, product.category)),
  }
}

/** What is on sale on a day, by category. */
class Shelf {
  readonly #all: readonly Product[]
  #byCategory = new Map<Category, { products: Product[]; weights: number[] }>()
  #stockedFor = ''

  constructor(products: readonly Product[]) {
    this.#all = products
  }

  stockFor(day: Day): void {
    // The range changes slowly; a new look each month keeps the generator quick.
    if (this.#stockedFor === day.slice(0, 7)) return
    this.#stockedFor = day.slice(0, 7)
    for (const category of categories) {
      const products = this.#all.filter((each) => each.category === category && each.launched <= day && (each.discontinued === null || each.discontinued >= day))
      this.#byCategory.set(category, { products, weights: products.map((each) => each.popularity) })
    }
  }

  pick(random: Random, wanted: Record<Category, number>): Product {
    const { products, weights } = this.#byCategory.get(weighted(random, wanted)) ?? { products: [], weights: [] }
    return products[weightedIndex(random, weights)] as Product
  }
}

function customersByRegion(customers: readonly Customer[]): Record<Region, Customer[]> {
  const out: Record<Region, Customer[]> = { North: [], South: [], East: [], West: [] }
  for (const customer of customers) out[customer.region].push(customer)
  return out
}

/** Someone who has an account on that day. Loyal customers sit at the start of the list, so they buy more often. */
function pickCustomer(random: Random, customers: readonly Customer[], day: Day): Customer {
  let [low, high] = [1, customers.length]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((customers[middle - 1] as Customer).signedUp <= day) low = middle
    else high = middle - 1
  }
  return customers[Math.floor(random() ** 1.35 * low)] as Customer
}

function couponOf(random: Random, day: Day): string | null {
  if (monthOf(day) === 11 && day.slice(8) >= '21') return chance(random, 0.45) ? 'BLACKWEEK' : null
  if (monthOf(day) === 6 && day.slice(8) <= '14') return chance(random, 0.2) ? 'SUMMER10' : null
  return chance(random, 0.06) ? 'WELCOME10' : null
}

function paymentOf(random: Random, day: Day, events: ShopEvents): string | null {
  const from = addDays(events.lastDay, -unreportedPayments.fromEnd)
  if (day >= from && day < addDays(from, unreportedPayments.days)) return chance(random, 0.7) ? null : 'Card'
  return chance(random, 0.004) ? null : weighted(random, { Card: 0.52, PayPal: 0.24, 'Bank transfer': 0.09, Invoice: 0.08, 'Gift card': 0.07 })
}

/** People order at noon and in the evening. */
function secondOfDay(random: Random): number {
  const peak = chance(random, 0.4) ? 12.5 : 20
  const hour = peak + (random() + random() + random() - 1.5) * 5
  return Math.floor((((hour % 24) + 24) % 24) * 3600)
}

function timestamp(day: Day, second: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day} ${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}+00`
}
