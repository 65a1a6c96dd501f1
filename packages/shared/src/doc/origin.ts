/**
 * Who made a transaction. Undo follows `user` (and the narrative editor's own origin), history tells people from programs.
 * Every write in the accessor modules names one.
 */
export type Origin = 'user' | 'api' | 'migration'
