export { keepRefusedUpdate, listRefusedUpdates, keptPerStory, type RefusedUpdate } from './refused-updates.ts'
export { useTicket } from './used-tickets.ts'
