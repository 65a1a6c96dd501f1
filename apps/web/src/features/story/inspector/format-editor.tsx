import type { NumberFormat } from '@insightengine/shared/chart'
import { Input } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'
import { InspectorRow } from './inspector-row.tsx'

const styles = [
  { value: 'number', label: 'Number' },
  { value: 'compact', label: 'Compact (1.2K)' },
  { value: 'currency', label: 'Currency' },
  { value: 'percent', label: 'Percent' },
] as const
const decimals = [
  { value: 'auto', label: 'Automatic' },
  ...[0, 1, 2, 3, 4].map((count) => ({ value: String(count), label: String(count) })),
]

/** How numbers are written. */
export function FormatEditor({ value, onChange }: { value: NumberFormat; onChange: (format: NumberFormat) => void }) {
  return (
    <>
      <InspectorRow label="Format">
        {(control) => <Select {...control} value={value.style} options={styles} onChange={(style) => onChange({ ...value, style })} />}
      </InspectorRow>
      {value.style === 'currency' && (
        <InspectorRow label="Currency">
          {(control) => <CurrencyInput {...control} value={value.currency} onChange={(currency) => onChange({ ...value, currency })} />}
        </InspectorRow>
      )}
      <InspectorRow label="Decimals">
        {(control) => (
          <Select {...control} value={value.decimals === null ? 'auto' : String(value.decimals)} options={decimals} onChange={(next) => onChange({ ...value, decimals: next === 'auto' ? null : Number(next) })} />
        )}
      </InspectorRow>
    </>
  )
}

const common = ['USD', 'EUR', 'GBP', 'CHF', 'JPY', 'CAD', 'AUD', 'INR', 'CNY', 'BRL', 'SEK', 'PLN']

function CurrencyInput({ id, value, onChange }: { id: string; value: string; onChange: (currency: string) => void }) {
  const listId = `${id}-list`
  const handleInput = (text: string) => {
    const code = text.trim().toUpperCase()
    // Three letters or nothing: half a code is not a currency, and others are looking.
    if (/^[A-Z]{3}$/.test(code)) onChange(code)
  }
  return (
    <>
      <Input id={id} key={value} defaultValue={value} maxLength={3} list={listId} className="uppercase" onChange={(event) => handleInput(event.target.value)} />
      <datalist id={listId}>{common.map((code) => <option key={code} value={code}>{code}</option>)}</datalist>
    </>
  )
}
