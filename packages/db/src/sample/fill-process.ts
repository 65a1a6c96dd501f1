// A process of its own for `fillShop`; see sample-shop.ts for why. Takes one order, answers with one report and ends.
import { fillShop, type FillOrder } from './fill-shop.ts'

// Without this, a killed parent would leave a process behind that fills a shop nobody waits for.
process.once('disconnect', () => process.exit(1))
process.once('message', (order: FillOrder) => {
  void fillShop(order).then((report) => process.send?.(report, () => process.exit(0)))
})
