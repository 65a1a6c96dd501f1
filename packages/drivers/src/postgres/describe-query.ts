import { ExtendedQuery } from './extended-query.ts'
import { corked, type Field, type Wire } from './wire.ts'

export interface Description {
  parameterOids: number[]
  fields: Field[]
}

/** Has the server parse a statement and say what it takes and gives. Nothing is run. */
export class DescribeQuery extends ExtendedQuery<Description> {
  private readonly statement: string
  private wire: Wire | null = null
  private parameterOids: number[] = []
  private fields: Field[] = []

  constructor(statement: string) {
    super()
    this.statement = statement
  }

  override submit(wire: Wire): void {
    this.wire = wire
    wire.on('parameterDescription', this.handleParameters)
    corked(wire, () => {
      wire.parse({ text: this.statement })
      wire.describe({ type: 'S', name: '' })
      wire.sync()
    })
  }

  override handleRowDescription({ fields }: { fields: Field[] }): void {
    this.fields = fields
  }

  override handleReadyForQuery(): void {
    this.succeed({ parameterOids: this.parameterOids, fields: this.fields })
  }

  override detach(): void {
    super.detach()
    this.wire?.off('parameterDescription', this.handleParameters)
  }

  /** `pg`'s client passes every message on but this one. */
  private readonly handleParameters = ({ dataTypeIDs }: { dataTypeIDs: number[] }): void => {
    this.parameterOids = dataTypeIDs
  }
}
