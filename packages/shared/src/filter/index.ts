export * from './bind-filters.ts'
export * from './filter.ts'
