import { seededRandom } from '@insightengine/shared/random'
import { CopyText } from './copy-text.ts'
import { generateCustomers } from './customers.ts'
import type { Day } from './day.ts'
import { shopEvents } from './demand.ts'
import { chance } from './draw.ts'
import { generateOrders } from './orders.ts'
import { generateProducts } from './products.ts'
import { reviewOf } from './reviews.ts'
import type { ShopTable } from './shop-tables.ts'
import { sampledOneIn, visitsAround } from './web-events.ts'

export type ShopRows = Record<ShopTable, CopyText>

const customerCount = 20_000

/** The whole shop as rows, columns in the order of `shopTables`. The same seed and last day give the same rows. */
export function generateShop({ seed, lastDay }: { seed: number; lastDay: Day }): ShopRows {
  const random = seededRandom(seed)
  const events = shopEvents(lastDay)
  const customers = generateCustomers(random, events, customerCount)
  const products = generateProducts(random, events)
  const rows: ShopRows = {
    customers: new CopyText(),
    products: new CopyText(),
    orders: new CopyText(),
    order_items: new CopyText(),
    reviews: new CopyText(),
    web_events: new CopyText(),
  }
  for (const each of customers)
    rows.customers.add([each.id, each.name, each.email, each.segment, each.region, each.country, each.city, each.birthYear, each.optIn, each.signedUp])
  for (const each of products)
    rows.products.add([each.id, each.name, each.category, each.brand, each.cost, each.price, each.weight, each.launched, each.discontinued])
  let session = 0
  for (const order of generateOrders(random, events, customers, products)) {
    const total = order.subtotal - order.discount + order.shipping
    rows.orders.add([
      order.id,
      order.customerId,
      order.orderedAt,
      order.status,
      order.channel,
      order.region,
      order.payment,
      order.coupon,
      dollars(order.subtotal),
      dollars(order.discount),
      dollars(order.shipping),
      dollars(total),
      order.deliveredAt,
    ])
    for (const item of order.items) {
      rows.order_items.add([item.id, order.id, item.product.id, item.quantity, dollars(item.unitPrice), dollars(item.unitPrice * item.quantity), item.isReturned])
      const review = reviewOf(random, order, item)
      if (review) rows.reviews.add([rows.reviews.rowCount + 1, review.productId, review.customerId, review.rating, review.title, review.body, review.createdAt])
    }
    if (order.channel !== 'Store' && chance(random, 1 / sampledOneIn))
      for (const event of visitsAround(random, order, () => ++session))
        rows.web_events.add([rows.web_events.rowCount + 1, event.session, event.occurredAt, event.type, event.device, event.source, event.customerId])
  }
  return rows
}

function dollars(cents: number): string {
  return (cents / 100).toFixed(2)
}
