export { endOfLastMonth, type Day } from './day.ts'
export { shopEvents, type ShopEvents } from './demand.ts'
export * from './sample-shop.ts'
export { shopTables, type ShopTable } from './shop-tables.ts'
