/**
 * The version of the document's shape. When `doc-shape.test.ts` fails, raise it and add a migration: documents of the old
 * shape are in every database.
 */
export const docVersion = 1
