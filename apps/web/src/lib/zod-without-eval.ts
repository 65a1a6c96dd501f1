import { z } from 'zod'

// zod compiles object schemas with `new Function` where it may, and finds out by trying; under our policy the try itself is reported as a
// violation. Must run before the first schema is made: vite.config.ts puts it into zod's own chunk, which every schema loads first.
z.config({ jitless: true })
