import type { Random } from '@insightengine/shared/random'
import { chance, oneOf, weightedIndex } from './draw.ts'
import type { Order, OrderItem } from './orders.ts'

export interface Review {
  productId: number
  customerId: number
  rating: number
  title: string
  body: string | null
  createdAt: string
}

const words: Record<number, { titles: readonly string[]; bodies: readonly string[] }> = {
  1: { titles: ['Broke after a week', 'Very disappointed', 'Not as described'], bodies: ['It stopped working and support took days to answer.', 'The seam came apart on the first trip. I sent it back.'] },
  2: { titles: ['Expected more', 'Meh', 'Looks better than it is'], bodies: ['Fine at first, but the material feels cheap.', 'Late delivery and a scratch on the surface.'] },
  3: { titles: ['Okay for the price', 'Does the job', 'Mixed feelings'], bodies: ['Works, but the manual is hard to follow.', 'Good idea, average finish.'] },
  4: { titles: ['Good buy', 'Happy with it', 'Solid'], bodies: ['Does what it says. I would buy it again.', 'Arrived quickly; one small mark, nothing serious.'] },
  5: { titles: ['Excellent', 'Love it', 'Better than expected', 'Perfect gift'], bodies: ['Exactly what I was looking for.', 'Great quality, and it came a day early.', 'Third one I have bought from this shop.'] },
}
const ratingWeights = [0.04, 0.06, 0.13, 0.33, 0.44]
const unhappyWeights = [0.45, 0.3, 0.15, 0.07, 0.03]

/** Some buyers write about some of what they got, those who sent it back more often and less kindly. */
export function reviewOf(random: Random, order: Order, item: OrderItem): Review | null {
  if (!order.deliveredAt || !chance(random, item.isReturned ? 0.3 : 0.09)) return null
  const rating = 1 + weightedIndex(random, item.isReturned ? unhappyWeights : ratingWeights)
  const { titles, bodies } = words[rating] ?? { titles: [], bodies: [] }
  return {
    productId: item.product.id,
    customerId: order.customerId,
    rating,
    title: oneOf(random, titles),
    body: chance(random, 0.35) ? null : oneOf(random, bodies),
    createdAt: order.deliveredAt,
  }
}
