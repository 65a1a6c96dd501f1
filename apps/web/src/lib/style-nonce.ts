import { cspNonce } from './csp-nonce.ts'

// Radix locks scrolling with a style tag made at run time and takes its nonce from this global, webpack's convention.
const nonce = cspNonce()
if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce })
