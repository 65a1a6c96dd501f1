import { z } from 'zod'
import { ChartConfig, MetricConfig } from '../chart/index.ts'
import { StoryFilter } from '../filter/index.ts'
import { CardId, PageId, QueryId, StoryId } from '../ids/index.ts'
import { RichText } from './rich-text.ts'

export const layouts = ['single', 'double', 'triple', 'custom'] as const
export const Layout = z.enum(layouts)
export type Layout = z.infer<typeof Layout>

export const Theme = z.object({
  primaryColor: z.string().regex(/^#[0-9a-f]{6}$/i).catch('#2563eb'),
  backgroundColor: z.string().regex(/^#[0-9a-f]{6}$/i).nullable().catch(null),
  font: z.enum(['sans', 'serif', 'mono']).catch('sans'),
})
export type Theme = z.infer<typeof Theme>
export const defaultTheme: Theme = Theme.parse({})
/** What a client may send: where the stored shape forgives, this refuses. */
export const ThemeChange = z
  .strictObject({
    primaryColor: Theme.shape.primaryColor.unwrap(),
    backgroundColor: Theme.shape.backgroundColor.unwrap(),
    font: Theme.shape.font.unwrap(),
  })
  .partial()
export type ThemeChange = z.infer<typeof ThemeChange>

/** A card's place on the page's 12-column grid; one row is 40 CSS pixels high. */
export const Rect = z.object({
  x: z.number().int().min(0).max(11),
  y: z.number().int().min(0).max(10_000),
  w: z.number().int().min(1).max(12),
  h: z.number().int().min(1).max(100),
})
export type Rect = z.infer<typeof Rect>

const cardBase = {
  id: CardId,
  title: z.string(),
  description: z.string(),
  rect: Rect,
}
export const VisualizationCard = z.object({
  ...cardBase,
  type: z.literal('visualization'),
  queryId: QueryId.nullable(),
  chart: ChartConfig,
  drillTargetPageId: PageId.nullable(),
})
export type VisualizationCard = z.infer<typeof VisualizationCard>
export const MetricCard = z.object({ ...cardBase, type: z.literal('metric'), queryId: QueryId.nullable(), metric: MetricConfig })
export type MetricCard = z.infer<typeof MetricCard>
export const TextCard = z.object({ ...cardBase, type: z.literal('text'), body: RichText })
export type TextCard = z.infer<typeof TextCard>

export const CardContent = z.discriminatedUnion('type', [VisualizationCard, MetricCard, TextCard])
export type CardContent = z.infer<typeof CardContent>
export const cardTypes = ['visualization', 'metric', 'text'] as const
export type CardType = (typeof cardTypes)[number]

export const PageContent = z.object({
  id: PageId,
  title: z.string(),
  subtitle: z.string(),
  layout: Layout,
  narrative: RichText,
  /** In reading order. */
  cards: z.array(CardContent),
})
export type PageContent = z.infer<typeof PageContent>

/** A whole story at one moment, as plain data: what publishing freezes and the viewer draws. Holds no SQL and no results. */
export const StoryContent = z.object({
  formatVersion: z.literal(1),
  id: StoryId,
  name: z.string(),
  description: z.string(),
  theme: Theme,
  pages: z.array(PageContent),
  filters: z.array(StoryFilter),
})
export type StoryContent = z.infer<typeof StoryContent>
