import type { Random } from '@insightengine/shared/random'
import { addDays, type Day } from './day.ts'
import type { Region, ShopEvents } from './demand.ts'
import { between, chance, oneOf, weighted } from './draw.ts'

export interface Customer {
  id: number
  name: string
  email: string
  segment: string
  region: Region
  country: string
  city: string | null
  birthYear: number | null
  optIn: boolean | null
  signedUp: Day
}

const firstNames =
  'Ada Amir Ana Anton Aya Ben Bruno Carla Chen Clara Daniel Dina Elif Emil Emma Eva Farid Femi Finn Greta Hana Hugo Ida Ines Ivan Jamal Jana Jonas Julia Kai Karim Lea Leo Lina Luca Maja Marco Maria Max Mei Mila Nadia Nina Noah Nora Olga Omar Oscar Paul Priya Rafael Rosa Sami Sara Sofia Tariq Theo Tom Vera Yuki Zoe'.split(
    ' ',
  )
const lastNames =
  'Ahmed Almeida Andersen Bauer Becker Bianchi Brown Carvalho Chen Cohen Costa Diaz Dubois Eriksen Fischer Fontaine Garcia Green Gruber Haddad Hansen Hoffmann Ito Ivanov Jansen Kaya Keller Khan Kim Kovacs Kowalski Larsen Lefevre Lopez Martin Meyer Moreau Murphy Nguyen Novak Okafor Olsen Park Petrov Popescu Reyes Rossi Sato Schmidt Silva Singh Smith Svensson Tanaka Torres Walker Weber Wilson Wong Yilmaz'.split(
    ' ',
  )
const places: Record<Region, Record<string, readonly string[]>> = {
  North: { Sweden: ['Stockholm', 'Malmö', 'Uppsala'], Norway: ['Oslo', 'Bergen'], Denmark: ['Copenhagen', 'Aarhus'], Finland: ['Helsinki'] },
  South: { Italy: ['Milan', 'Rome', 'Bologna'], Spain: ['Madrid', 'Valencia', 'Seville'], Portugal: ['Lisbon', 'Porto'] },
  East: { Poland: ['Warsaw', 'Kraków', 'Gdańsk'], Czechia: ['Prague', 'Brno'], Austria: ['Vienna', 'Graz'], Hungary: ['Budapest'] },
  West: { Germany: ['Cologne', 'Hamburg', 'Munich'], France: ['Paris', 'Lyon', 'Nantes'], Netherlands: ['Amsterdam', 'Utrecht'], Ireland: ['Dublin'] },
}
const regionShare: Record<Region, number> = { North: 0.29, South: 0.25, East: 0.21, West: 0.25 }

/** Customers in the order they signed up, so that those who exist on a day are a prefix of the list. */
export function generateCustomers(random: Random, events: ShopEvents, count: number): Customer[] {
  const spanDays = 3 * 365
  return Array.from({ length: count }, (_, index) => {
    const region = weighted(random, regionShare)
    const country = oneOf(random, Object.keys(places[region]))
    const [first, last] = [oneOf(random, firstNames), oneOf(random, lastNames)]
    // A fifth were there before the first day; the rest arrive faster and faster.
    const share = index / count
    const day = share < 0.2 ? -Math.round((0.2 - share) * 2000) : Math.round(((share - 0.2) / 0.8) ** 0.75 * spanDays)
    return {
      id: index + 1,
      name: `${first} ${last}`,
      email: `${first}.${last}.${index + 1}@example.com`.toLowerCase(),
      segment: weighted(random, { Consumer: 0.74, Business: 0.18, Education: 0.08 }),
      region,
      country,
      city: chance(random, 0.05) ? null : oneOf(random, places[region][country] ?? []),
      birthYear: chance(random, 0.17) ? null : between(random, 1946, 2007),
      optIn: chance(random, 0.1) ? null : chance(random, 0.58),
      signedUp: addDays(events.firstDay, Math.min(day, spanDays - 1)),
    }
  })
}
