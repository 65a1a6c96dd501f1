import { useId, type ReactNode } from 'react'
import { useController, type Control, type FieldPath, type FieldValues, type UseControllerReturn } from 'react-hook-form'
import { cx } from './cx.ts'

/** What the control inside a field spreads: `<Input {...field} />`. */
export interface FieldControl {
  id: string
  'aria-invalid': boolean | undefined
  'aria-describedby': string | undefined
}

interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  isOptional?: boolean
  className?: string
  children: (control: FieldControl) => ReactNode
}

/** Label, control, hint and error, tied together for screen readers. For forms without react-hook-form. */
export function Field({ label, hint, error, isOptional, className, children }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? hint
  return (
    <div className={cx('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="flex items-baseline justify-between text-sm font-medium text-ink">
        {label}
        {isOptional && <span className="font-normal text-ink-faint">Optional</span>}
      </label>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': note ? noteId : undefined })}
      {note && (
        <p id={noteId} role={error ? 'alert' : undefined} className={cx('text-sm', error ? 'text-danger-ink' : 'text-ink-faint')}>
          {note}
        </p>
      )}
    </div>
  )
}

interface FormFieldProps<Values extends FieldValues, Name extends FieldPath<Values>, Output> extends Omit<FieldProps, 'children' | 'error'> {
  control: Control<Values, unknown, Output>
  name: Name
  children: (field: FieldControl & UseControllerReturn<Values, Name>['field']) => ReactNode
}

/** A Field bound to react-hook-form; its error is the schema's own message. */
export function FormField<Values extends FieldValues, Name extends FieldPath<Values>, Output>(props: FormFieldProps<Values, Name, Output>) {
  const { control, name, children, ...field } = props
  const { field: bound, fieldState } = useController({ control, name })
  return (
    <Field {...field} error={fieldState.error?.message}>
      {(own) => children({ ...own, ...bound })}
    </Field>
  )
}
