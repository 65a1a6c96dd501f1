import type { SaveQueryInput } from '@insightengine/shared/query'

type ExampleQuery = Pick<SaveQueryInput, 'name' | 'description' | 'sql'>

/** The first day of the eleven months before the last one: twelve whole months, counted from the data and not from today. */
const twelveMonthsAgo = `date_trunc('month', (select max(ordered_at) from orders)) - interval '11 months'`

/**
 * The saved queries behind the example story. Most return rows by day or month and let charts add them up, so that a filter
 * on a column narrows them; those that must aggregate themselves show how a filter gets inside with {{placeholders}}.
 */
export const exampleQueries = {
  dailySales: {
    name: 'Sales by day and region',
    description: 'The last twelve months without cancelled orders. Charts add the days up, and filters on ordered_on and region narrow them.',
    sql: `select
  ordered_at::date as ordered_on,
  date_trunc('month', ordered_at)::date as month,
  region,
  count(*) as orders,
  sum(total) as revenue
from orders
where status <> 'cancelled'
  and ordered_at >= ${twelveMonthsAgo}
group by 1, 2, 3
order by 1, 3`,
  },

  orderValue: {
    name: 'Average order value by month',
    description: 'An average cannot be averaged again, so the filters go inside: a part in [[ ]] is left out while its filter has no value.',
    sql: `select
  date_trunc('month', ordered_at)::date as month,
  round(sum(total) / count(*), 2) as average_order_value
from orders
where status <> 'cancelled'
  and ordered_at >= ${twelveMonthsAgo}
  [[and region = {{region}}]]
  [[and ordered_at::date >= {{ordered_on.start}}]]
  [[and ordered_at::date < {{ordered_on.end}}]]
group by 1
order by 1`,
  },

  categorySales: {
    name: 'Sales by category',
    description: 'What was sold in the last twelve months, before discounts and shipping.',
    sql: `select
  p.category,
  sum(i.line_total) as sales
from order_items i
join orders o using (order_id)
join products p using (product_id)
where o.status <> 'cancelled'
  and o.ordered_at >= ${twelveMonthsAgo}
  [[and o.region = {{region}}]]
  [[and o.ordered_at::date >= {{ordered_on.start}}]]
  [[and o.ordered_at::date < {{ordered_on.end}}]]
group by 1
order by 2 desc`,
  },

  regionGrowth: {
    name: 'Revenue by region, year against year',
    description: 'The last twelve months beside the twelve before them.',
    sql: `with data as (
  select date_trunc('month', max(ordered_at)) as last_month from orders
)
select
  region,
  sum(total) filter (where ordered_at < last_month - interval '11 months') as year_before,
  sum(total) filter (where ordered_at >= last_month - interval '11 months') as last_twelve_months
from orders, data
where status <> 'cancelled'
  and ordered_at >= last_month - interval '23 months'
group by 1
order by 1`,
  },

  monthlyRegions: {
    name: 'Revenue by month and region, three years',
    description: 'Every month the shop has data for.',
    sql: `select
  date_trunc('month', ordered_at)::date as month,
  region,
  sum(total) as revenue
from orders
where status <> 'cancelled'
group by 1, 2
order by 1, 2`,
  },

  channelSales: {
    name: 'Revenue by channel and region',
    description: 'Where orders of the last twelve months were placed.',
    sql: `select
  channel,
  region,
  sum(total) as revenue
from orders
where status <> 'cancelled'
  and ordered_at >= ${twelveMonthsAgo}
group by 1, 2
order by 1, 2`,
  },

  topProducts: {
    name: 'Products that sell the most',
    description: 'The twelve strongest of the last twelve months. A query with a limit is filtered inside or not at all.',
    sql: `select
  p.name as "Product",
  p.category as "Category",
  sum(i.quantity) as "Units",
  round(sum(i.line_total)) as "Sales in $",
  round(100.0 * count(*) filter (where i.is_returned) / count(*), 1) as "Returned %"
from order_items i
join orders o using (order_id)
join products p using (product_id)
where o.status <> 'cancelled'
  and o.ordered_at >= ${twelveMonthsAgo}
  [[and o.region = {{region}}]]
group by 1, 2
order by 4 desc
limit 12`,
  },

  ordersByPlace: {
    name: 'Orders by day, online and elsewhere',
    description: 'Six months. Web and app share one checkout; stores and marketplaces do not need it.',
    sql: `select
  ordered_at::date as ordered_on,
  case when channel in ('Web', 'App') then 'Web and app' else 'Stores and marketplaces' end as place,
  count(*) as orders
from orders
where ordered_at >= date_trunc('month', (select max(ordered_at) from orders)) - interval '5 months'
group by 1, 2
order by 1, 2`,
  },

  weakestDays: {
    name: 'Online days furthest below normal',
    description: 'Compares every day of the last six months with the two weeks before and after it.',
    sql: `with daily as (
  select ordered_at::date as day, count(*) as orders
  from orders
  where channel in ('Web', 'App')
    and ordered_at >= date_trunc('month', (select max(ordered_at) from orders)) - interval '5 months'
  group by 1
), compared as (
  select day, orders, avg(orders) over (order by day rows between 14 preceding and 14 following) as usual
  from daily
)
select
  day as "Day",
  orders as "Orders",
  round(usual) as "Usual"
from compared
order by orders / usual
limit 6`,
  },

  outdoorReturns: {
    name: 'Outdoor goods sent back, South against the rest',
    description: 'The share of sold outdoor goods that came back, by month of the order.',
    sql: `select
  date_trunc('month', o.ordered_at)::date as month,
  case when o.region = 'South' then 'South' else 'Other regions' end as area,
  count(*) as items,
  round(avg(i.is_returned::int), 4) as share_returned
from order_items i
join orders o using (order_id)
join products p using (product_id)
where p.category = 'Outdoor'
  and o.status <> 'cancelled'
  and o.ordered_at >= ${twelveMonthsAgo}
group by 1, 2
order by 1, 2`,
  },

  starsAndReturns: {
    name: 'Reviews by stars, kept or sent back',
    description: 'Whether the reviewer sent a piece of that product back, for the reviews of the last twelve months.',
    sql: `select
  r.rating || case when r.rating = 1 then ' star' else ' stars' end as stars,
  case when exists (
    select from orders o
    join order_items i using (order_id)
    where o.customer_id = r.customer_id and i.product_id = r.product_id and i.is_returned
  ) then 'Sent back' else 'Kept' end as outcome,
  count(*) as reviews
from reviews r
where r.created_at >= ${twelveMonthsAgo}
group by r.rating, 2
order by r.rating, 2`,
  },
} as const satisfies Record<string, ExampleQuery>

export type ExampleQueryName = keyof typeof exampleQueries
