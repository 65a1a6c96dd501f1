import { parentPort, workerData } from 'node:worker_threads'
import { fillShop, type FillOrder } from './fill-shop.ts'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin, unlike a window's
parentPort?.postMessage(await fillShop(workerData as FillOrder))
