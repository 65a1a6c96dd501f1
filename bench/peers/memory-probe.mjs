// Loaded into a server under test: on SIGUSR2 it collects garbage and prints how many bytes are still in use.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc')
process.on('SIGUSR2', () => {
  gc()
  gc()
  const { heapUsed, external } = process.memoryUsage()
  process.stdout.write(`{"bytesInUse":${heapUsed + external}}\n`)
})
