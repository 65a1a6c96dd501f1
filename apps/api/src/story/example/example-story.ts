import { defaultChartConfig, defaultMetricConfig, type ChartConfig, type MetricConfig, type NumberFormat } from '@insightengine/shared/chart'
import type { StoryToWrite } from '@insightengine/shared/doc'
import { newId, type CardId, type FilterId, type PageId, type QueryId } from '@insightengine/shared/ids'
import { defaultTheme, type MetricCard, type PageContent, type Rect, type TextCard, type VisualizationCard } from '@insightengine/shared/story'
import type { ExampleQueryName } from './example-queries.ts'
import { words } from './words.ts'

export type ExampleQueryIds = Record<ExampleQueryName, QueryId>

const dollars: NumberFormat = { style: 'currency', currency: 'USD', decimals: null }
const percent: NumberFormat = { style: 'percent', currency: 'USD', decimals: null }

/**
 * Three pages about the sample shop. The text names no dates and no amounts, which the charts do: the shop's data ends with
 * the month before it was made, and a test holds every claim against it.
 */
export function exampleStory(queries: ExampleQueryIds): StoryToWrite {
  const [year, growth, trouble] = [newId<PageId>(), newId<PageId>(), newId<PageId>()]
  return {
    name: 'A year in the shop',
    description: 'How the sample shop is doing, where its growth comes from, and what went wrong.',
    theme: defaultTheme,
    pages: [theYear(year, queries, growth), theGrowth(growth, queries), theTrouble(trouble, queries)],
    filters: [
      {
        id: newId<FilterId>(),
        label: 'Region',
        type: 'select',
        column: 'region',
        options: { kind: 'query', queryId: queries.dailySales },
        defaultValue: null,
        pageIds: [year, growth],
      },
      { id: newId<FilterId>(), label: 'Period', type: 'date_range', column: 'ordered_on', options: { kind: 'list', values: [] }, defaultValue: null, pageIds: [year] },
    ],
  }
}

function theYear(id: PageId, queries: ExampleQueryIds, growth: PageId): PageContent {
  const monthly = { timeColumn: 'month', format: dollars }
  return {
    id,
    title: 'The year at a glance',
    subtitle: 'The last twelve months, cancelled orders left out',
    layout: 'triple',
    narrative: words(
      'The shop sold **more than a quarter more** than in the year before, and it did so with more orders: what a single order brings has hardly changed. The next page shows where they come from.',
      'Look for the turn of the year: November and December are busy, January and February quiet. The big numbers are the latest month, each compared with the month before. Choose a **region** or a **period** above, and every card on this page follows.',
    ),
    cards: [
      metric('Revenue', box(0, 0, 4, 4), queries.dailySales, { ...monthly, measure: { column: 'revenue', aggregate: 'sum' } }),
      metric('Orders', box(4, 0, 4, 4), queries.dailySales, { timeColumn: 'month', measure: { column: 'orders', aggregate: 'sum' } }),
      metric('Average order', box(8, 0, 4, 4), queries.orderValue, { ...monthly, measure: { column: 'average_order_value', aggregate: 'avg' } }),
      chart('Revenue by month', box(0, 4, 8, 9), queries.dailySales, {
        chart: { type: 'area', x: 'month', measures: [{ column: 'revenue', aggregate: 'sum' }], format: dollars },
        drillTargetPageId: growth,
      }),
      chart('Sales by category', box(8, 4, 4, 9), queries.categorySales, {
        description: 'Before discounts and shipping',
        chart: { type: 'bar', x: 'category', measures: [{ column: 'sales', aggregate: 'sum' }], orientation: 'horizontal', sort: 'value', format: dollars },
      }),
    ],
  }
}

function theGrowth(id: PageId, queries: ExampleQueryIds): PageContent {
  const revenue = [{ column: 'revenue', aggregate: 'sum' as const }]
  return {
    id,
    title: 'Where the growth comes from',
    subtitle: 'Regions, channels and products',
    layout: 'double',
    narrative: words(
      'The regions share in it unequally. **The West** grows fastest and now brings in the most; **the East** trails behind all others. In the long view below, the West’s band doubles in width while the East’s widens by little.',
      'The second shift is where people buy: **the app has overtaken the web shop**. And in the table, a dozen of some two hundred products bring in a third of all sales, most of them from electronics and home.',
    ),
    cards: [
      chart('Revenue by region, year against year', box(0, 0, 6, 9), queries.regionGrowth, {
        chart: {
          type: 'bar',
          x: 'region',
          measures: [
            { column: 'year_before', aggregate: 'sum' },
            { column: 'last_twelve_months', aggregate: 'sum' },
          ],
          format: dollars,
        },
      }),
      chart('Revenue by channel', box(6, 0, 6, 9), queries.channelSales, { chart: { type: 'pie', x: 'channel', measures: revenue, sort: 'value', format: dollars } }),
      chart('Three years by region', box(0, 9, 12, 9), queries.monthlyRegions, {
        chart: { type: 'area', x: 'month', measures: revenue, series: 'region', stacking: 'stacked', format: dollars },
      }),
      chart('Products that sell the most', box(0, 18, 12, 13), queries.topProducts, { chart: { type: 'table' } }),
    ],
  }
}

function theTrouble(id: PageId, queries: ExampleQueryIds): PageContent {
  return {
    id,
    title: 'What went wrong, and what we learned',
    subtitle: 'Two days without a checkout, and a batch that came back',
    layout: 'custom',
    narrative: words(
      'The line for web and app has one notch, two days deep. **The checkout was down**, and orders fell to almost nothing while stores and marketplaces sold as on any other day. The table finds the same two days by comparing each day with its neighbours; no other day comes close.',
      'The second problem was quieter. **A faulty batch of outdoor goods** reached customers in the South, and in the worst month more than one in four pieces came back, against about one in twenty elsewhere. The line has been back to normal since the batch was taken off the shelves.',
      'Reviews say the same in fewer words: most one-star reviews are about pieces that were **sent back**.',
    ),
    cards: [
      chart('Orders per day', box(0, 0, 8, 9), queries.ordersByPlace, {
        chart: { type: 'line', x: 'ordered_on', measures: [{ column: 'orders', aggregate: 'sum' }], series: 'place' },
      }),
      chart('Online days furthest below normal', box(8, 0, 4, 9), queries.weakestDays, { chart: { type: 'table' } }),
      chart('Outdoor goods sent back', box(0, 9, 6, 8), queries.outdoorReturns, {
        description: 'Share of pieces, by month of the order',
        chart: { type: 'line', x: 'month', measures: [{ column: 'share_returned', aggregate: 'avg' }], series: 'area', format: percent, yTitle: 'Sent back' },
      }),
      chart('Stars, by what became of the piece', box(6, 9, 6, 8), queries.starsAndReturns, {
        description: 'Each bar is all reviews with that many stars',
        chart: { type: 'bar', x: 'stars', measures: [{ column: 'reviews', aggregate: 'sum' }], series: 'outcome', stacking: 'percent' },
      }),
      text(
        'What we learned',
        box(0, 17, 12, 4),
        '- **Watch orders per hour, not per day.** An empty hour is an alarm; a slow day is only a slow day.\n' +
          '- **Look at returns by product and region together.** In the return rate of the whole shop the batch hardly showed.\n' +
          '- **Read the one-star reviews as they come in.** Behind most of them is a piece that comes back.',
      ),
    ],
  }
}

function box(x: number, y: number, w: number, h: number): Rect {
  return { x, y, w, h }
}

function chart(title: string, rect: Rect, queryId: QueryId, rest: { chart: Partial<ChartConfig>; description?: string; drillTargetPageId?: PageId }): VisualizationCard {
  const { chart: config, description = '', drillTargetPageId = null } = rest
  return { id: newId<CardId>(), type: 'visualization', title, description, rect, queryId, chart: { ...defaultChartConfig, ...config }, drillTargetPageId }
}

function metric(title: string, rect: Rect, queryId: QueryId, config: Partial<MetricConfig>): MetricCard {
  return { id: newId<CardId>(), type: 'metric', title, description: '', rect, queryId, metric: { ...defaultMetricConfig, ...config } }
}

function text(title: string, rect: Rect, ...blocks: string[]): TextCard {
  return { id: newId<CardId>(), type: 'text', title, description: '', rect, body: words(...blocks) }
}
