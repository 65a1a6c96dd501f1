export * from './content.ts'
export * from './layout-page.ts'
export * from './rich-text.ts'
export * from './story.ts'
