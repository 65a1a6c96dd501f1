import type { Random } from '@insightengine/shared/random'
import { addDays, type Day } from './day.ts'
import { categories, type Category, type ShopEvents } from './demand.ts'
import { between, chance, oneOf } from './draw.ts'

export interface Product {
  id: number
  name: string
  category: Category
  brand: string
  cost: number
  price: number
  weight: number | null
  launched: Day
  discontinued: Day | null
  /** How much it is bought within its category. */
  popularity: number
}

interface Range {
  /** What is sold, with its usual price in dollars. */
  things: Readonly<Record<string, number>>
  brands: readonly string[]
}

const kinds = ['Classic', 'Pro', 'Mini', 'Plus', 'Go', 'Studio', 'Lite', 'Max']

const ranges: Record<Category, Range> = {
  Electronics: {
    things: { Headphones: 129, Speaker: 149, Keyboard: 89, Monitor: 279, Webcam: 79, 'Power Bank': 39, Tablet: 349, 'Smart Lamp': 59, 'E-Reader': 139, Camera: 449 },
    brands: ['Voltra', 'Nimbus', 'Orbit'],
  },
  Home: {
    things: { Desk: 229, 'Office Chair': 189, Rug: 119, Kettle: 45, 'Pan Set': 99, Blanket: 49, Bookshelf: 139, 'Coffee Maker': 109, Vase: 29, Mirror: 75 },
    brands: ['Hearth & Oak', 'Linden', 'Casalina'],
  },
  Outdoor: {
    things: { Tent: 219, Backpack: 99, 'Sleeping Bag': 109, 'Trekking Poles': 59, 'Camp Stove': 49, 'Rain Jacket': 129, Hammock: 55, 'Cool Box': 69, Headlamp: 35, 'Bike Bag': 65 },
    brands: ['Ridgeline', 'Fjellway', 'Tarn'],
  },
  Fashion: {
    things: { Sneakers: 95, Jeans: 79, 'Wool Sweater': 85, 'Linen Shirt': 55, Parka: 159, 'Leather Belt': 35, Dress: 75, Scarf: 25, 'Running Shorts': 32, 'Tote Bag': 29 },
    brands: ['Marlow', 'Sable', 'North Pier'],
  },
  Beauty: {
    things: { 'Face Cream': 29, Shampoo: 12, 'Body Oil': 19, 'Lip Balm Set': 11, Sunscreen: 17, 'Hand Soap': 9, Perfume: 65, 'Bath Salts': 15 },
    brands: ['Alba', 'Verbena'],
  },
  Toys: {
    things: { 'Building Blocks': 59, Puzzle: 19, 'Board Game': 35, 'Plush Bear': 25, 'Train Set': 89, 'Craft Kit': 22, Kite: 29, 'Marble Run': 49 },
    brands: ['Pocketwood', 'Tumble'],
  },
  Books: {
    things: { Cookbook: 32, 'Travel Guide': 19, Novel: 14, 'Field Guide': 24, Atlas: 45, Notebook: 9, 'Picture Book': 16, Biography: 22 },
    brands: ['Harbour Press', 'Lantern Books'],
  },
}

/** About 200 products. Half were there from the start; the rest arrive, and a few leave, over the years. */
export function generateProducts(random: Random, events: ShopEvents): Product[] {
  const products: Product[] = []
  for (const category of categories) {
    const { things, brands } = ranges[category]
    for (const [thing, usualPrice] of Object.entries(things)) {
      for (let variant = 0; variant < 3; variant++) {
        const list = Math.round(usualPrice * (0.75 + 0.6 * random())) - (chance(random, 0.3) ? 0.5 : 0.01)
        const brand = oneOf(random, brands)
        const isOld = chance(random, 0.55)
        const launched = isOld ? addDays(events.firstDay, -between(random, 10, 900)) : addDays(events.firstDay, between(random, 1, 1000))
        products.push({
          id: products.length + 1,
          name: `${brand} ${thing} ${kinds[(products.length * 3 + variant) % kinds.length]}`,
          category,
          brand,
          cost: Math.round(list * (0.42 + 0.22 * random()) * 100) / 100,
          price: list,
          weight: chance(random, 0.08) ? null : between(random, 80, 9000),
          launched,
          discontinued: isOld && chance(random, 0.12) ? addDays(events.firstDay, between(random, 300, 1000)) : null,
          popularity: 1 / (1 + between(random, 0, 29)) ** 0.7,
        })
      }
    }
  }
  return products
}
