import { z } from 'zod'
import { cspNonce } from './csp-nonce.ts'

// Imported first by both entries: makes libraries live within our content security policy.

// zod compiles object schemas with `new Function` where it may, and finds out by trying; under the policy the try itself
// is reported as a violation.
z.config({ jitless: true })

// Radix locks scrolling with a style tag made at run time and takes its nonce from this global, webpack's convention.
const nonce = cspNonce()
if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce })
