export { ColumnTypeIcon } from './column-type-icon.tsx'
export { qualifiedName, quoteIdentifier } from './identifiers.ts'
export { SchemaPanel } from './schema-panel.tsx'
export { useSchema } from './use-schema.ts'
