import type { ConnectionInput, SslMode } from '@insightengine/shared/connection'
import type { ClipboardEvent } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { FormField } from '../../ui/form-field.tsx'
import { Input } from '../../ui/input.tsx'
import { PasswordInput } from '../../ui/password-input.tsx'
import { Select } from '../../ui/select.tsx'
import type { ConnectionFormValues } from './connection-dialog.tsx'
import { parseConnectionUrl } from './connection-url.ts'

const sslOptions: readonly { value: SslMode; label: string; description: string }[] = [
  { value: 'prefer', label: 'When offered', description: 'Encrypted if the server can, certificate not checked' },
  { value: 'require', label: 'Always', description: 'Encrypted, certificate not checked' },
  { value: 'verify-full', label: 'Always, with a checked certificate', description: 'Certificate and host name must be right' },
  { value: 'disable', label: 'Never', description: 'Only inside a network you trust' },
]

interface ConnectionFieldsProps {
  form: UseFormReturn<ConnectionFormValues, unknown, ConnectionInput>
  /** An empty password then means the one that is kept. */
  hasStoredPassword: boolean
}

export function ConnectionFields({ form, hasStoredPassword }: ConnectionFieldsProps) {
  const { control, setValue, getValues } = form
  const handlePaste = (event: ClipboardEvent) => {
    const parts = parseConnectionUrl(event.clipboardData.getData('text'))
    if (!parts) return
    event.preventDefault()
    for (const [field, value] of Object.entries(parts)) setValue(field as keyof typeof parts, value, { shouldDirty: true, shouldValidate: true })
    if (parts.database && getValues('name') === '') setValue('name', parts.database, { shouldDirty: true })
  }
  return (
    <>
      <FormField control={control} name="name" label="Name" hint="How colleagues will know it, such as “Shop, production”.">
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <div className="grid gap-4 sm:grid-cols-[1fr_7rem]">
        <FormField control={control} name="host" label="Host" hint="Or paste a postgres:// address to fill all fields.">
          {(field) => <Input {...field} autoComplete="off" autoCapitalize="none" spellCheck={false} onPaste={handlePaste} />}
        </FormField>
        <FormField control={control} name="port" label="Port">
          {(field) => <Input {...field} value={Number.isNaN(field.value) ? '' : field.value} onChange={(event) => field.onChange(event.target.valueAsNumber)} type="number" min={1} max={65535} inputMode="numeric" className="tabular-nums" />}
        </FormField>
      </div>
      <FormField control={control} name="database" label="Database">
        {(field) => <Input {...field} autoComplete="off" autoCapitalize="none" spellCheck={false} />}
      </FormField>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField control={control} name="username" label="User name">
          {(field) => <Input {...field} autoComplete="off" autoCapitalize="none" spellCheck={false} />}
        </FormField>
        <FormField control={control} name="password" label="Password" hint={hasStoredPassword ? 'Leave empty to keep the stored one.' : 'Stored encrypted.'}>
          {(field) => <PasswordInput {...field} autoComplete="new-password" />}
        </FormField>
      </div>
      <FormField control={control} name="sslMode" label="Encryption (TLS)">
        {({ ref: _ref, value, ...field }) => <Select {...field} value={value ?? 'prefer'} options={sslOptions} />}
      </FormField>
    </>
  )
}
