/** Tables of the sample shop in the order they are filled, each with its columns in the order rows are written. */
export const shopTables = {
  customers: `
    customer_id integer not null,
    full_name text not null,
    email text not null,
    segment text not null,
    region text not null,
    country text not null,
    city text,
    birth_year smallint,
    marketing_opt_in boolean,
    signed_up_on date not null`,
  products: `
    product_id integer not null,
    name text not null,
    category text not null,
    brand text not null,
    unit_cost numeric(10,2) not null,
    list_price numeric(10,2) not null,
    weight_grams integer,
    launched_on date not null,
    discontinued_on date`,
  orders: `
    order_id integer not null,
    customer_id integer not null,
    ordered_at timestamptz not null,
    status text not null,
    channel text not null,
    region text not null,
    payment_method text,
    coupon_code text,
    subtotal numeric(10,2) not null,
    discount numeric(10,2) not null,
    shipping_fee numeric(10,2) not null,
    total numeric(10,2) not null,
    delivered_at timestamptz`,
  order_items: `
    order_item_id integer not null,
    order_id integer not null,
    product_id integer not null,
    quantity smallint not null,
    unit_price numeric(10,2) not null,
    line_total numeric(10,2) not null,
    is_returned boolean not null`,
  reviews: `
    review_id integer not null,
    product_id integer not null,
    customer_id integer not null,
    rating smallint not null,
    title text not null,
    body text,
    created_at timestamptz not null`,
  web_events: `
    event_id integer not null,
    session_id integer not null,
    occurred_at timestamptz not null,
    event_type text not null,
    device text not null,
    source text,
    customer_id integer`,
} as const

export type ShopTable = keyof typeof shopTables

/** Run once the rows are in: checking and indexing row by row would take three times as long. */
export const shopConstraints = `
  alter table customers add primary key (customer_id);
  alter table products add primary key (product_id);
  alter table orders add primary key (order_id), add foreign key (customer_id) references customers;
  alter table order_items add primary key (order_item_id), add foreign key (product_id) references products,
    add foreign key (order_id) references orders;
  alter table reviews add primary key (review_id), add foreign key (product_id) references products,
    add foreign key (customer_id) references customers;
  alter table web_events add primary key (event_id), add foreign key (customer_id) references customers;
  create index on orders (ordered_at);
  create index on orders (customer_id);
  create index on order_items (order_id);
  create index on order_items (product_id);
  create index on reviews (product_id);
  create index on web_events (occurred_at);
`

/** What a person reads in the schema browser. */
export const shopComments = `
  comment on table customers is 'People who have an account in the shop';
  comment on column customers.segment is 'Consumer, Business or Education';
  comment on column customers.city is 'Missing for customers who never entered an address';
  comment on column customers.birth_year is 'Optional, about one in six leave it out';
  comment on table products is 'Everything the shop sells or has sold';
  comment on column products.unit_cost is 'What the shop pays for one, in US dollars';
  comment on column products.list_price is 'Price without discount, in US dollars';
  comment on column products.discontinued_on is 'Empty while the product is still sold';
  comment on table orders is 'One row per order placed, cancelled ones included';
  comment on column orders.status is 'completed, returned (at least one item came back), cancelled or pending';
  comment on column orders.channel is 'Where the order was placed: Web, App, Store or Marketplace';
  comment on column orders.region is 'Sales region the order ships to';
  comment on column orders.payment_method is 'Missing where the payment provider did not report it';
  comment on column orders.total is 'subtotal - discount + shipping_fee, in US dollars';
  comment on column orders.delivered_at is 'Empty until delivery, and for cancelled orders';
  comment on table order_items is 'The products in each order';
  comment on column order_items.unit_price is 'Price paid for one before the order''s discount';
  comment on table reviews is 'Star ratings from 1 to 5, with words where the customer wrote any';
  comment on table web_events is 'Sampled visits to the web shop and app: visit, product_view, add_to_cart, checkout, purchase';
  comment on column web_events.source is 'How the visitor came; missing when the referrer was hidden';
`
