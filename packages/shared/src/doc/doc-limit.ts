/** How large a story's document may be, encoded. Whoever opens it has to load all of it. */
export const maxDocumentBytes = 10 * 1024 * 1024
