export { createSecretBox, type SecretBox } from './secret-box.ts'
export { deriveSecrets, type Secrets } from './secrets.ts'
