// The deadline of a duty: none, a day, a rule with its next 12 dates, or so long after an event.
import { type Value } from './saver'
import { askJson, make, newId, quietly } from './dom'

const weekdays: [string, string][] = [['MO', 'Thứ Hai'], ['TU', 'Thứ Ba'], ['WE', 'Thứ Tư'], ['TH', 'Thứ Năm'], ['FR', 'Thứ Sáu'], ['SA', 'Thứ Bảy'], ['SU', 'Chủ nhật']]

export function vietnameseDate(iso: unknown): string {
  const parts = typeof iso === 'string' ? /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(iso) : null
  if (!parts) return typeof iso === 'string' ? iso : ''
  return parts[3] ? `${parts[3]}/${parts[2]}/${parts[1]}` : `${parts[2]}/${parts[1]}`
}

export function field(label: string, control: HTMLElement, hint = ''): HTMLElement {
  control.id ||= newId('field')
  const name = make('label', { htmlFor: control.id }, label)
  const told = hint ? [make('p', { className: 'bv-minor', id: `${control.id}-hint` }, hint)] : []
  if (hint) control.setAttribute('aria-describedby', `${control.id}-hint`)
  return make('div', { className: 'bv-review-field' }, name, ...told, control)
}

export const box = (value: unknown): HTMLInputElement =>
  make('input', { className: 'form-control', value: typeof value === 'string' || typeof value === 'number' ? String(value) : '', autocomplete: 'off', spellcheck: false })

export function choice(options: [string, string][], value: unknown): HTMLSelectElement {
  const made = make('select', { className: 'form-select', autocomplete: 'off' }, ...options.map(([key, text]) => make('option', { value: key }, text)))
  made.value = typeof value === 'string' ? value : ''
  if (made.selectedIndex < 0) made.selectedIndex = 0
  return made
}

/** "15, cuối tháng" and back: -1 is the last day. */
const daysOf = (text: string): string =>
  text.normalize('NFC').split(/[,;\s]+(?!th)/).map((part) => part.trim()).filter(Boolean).map((part) => (/cu[oố]i/i.test(part) ? '-1' : part.replace(/\D/g, ''))).filter(Boolean).join(',')
const numbersOf = (text: string): string => (text.match(/\d+/g) ?? []).join(',')

export class DeadlineEditor {
  readonly element: HTMLElement
  private readonly kind: HTMLSelectElement
  private readonly bound: HTMLSelectElement
  private readonly date: HTMLInputElement
  private readonly frequency: HTMLSelectElement
  private readonly days: HTMLInputElement
  private readonly months: HTMLInputElement
  private readonly from: HTMLInputElement
  private readonly week: HTMLInputElement[] = []
  private readonly anchor: HTMLInputElement
  private readonly offset: HTMLInputElement
  private readonly working: HTMLInputElement
  private readonly next: HTMLElement
  /** A rule that the boxes can not say is kept as it is until a box is touched. */
  private kept: string

  constructor(private readonly before: Value, changed: () => void) {
    const rule = new Map(String(before.rrule ?? '').split(';').filter(Boolean).map((part) => part.split('=') as [string, string]))
    this.kept = String(before.rrule ?? '')
    this.kind = choice([['none', 'Không nêu hạn'], ['once', 'Một ngày'], ['recurring', 'Lặp lại'], ['relative', 'Tính từ một việc']], before.kind)
    this.bound = choice([['before', 'trước ngày'], ['by', 'chậm nhất ngày'], ['on', 'đúng ngày'], ['within', 'trong thời gian đến ngày']], before.bound ?? 'by')
    this.date = box(vietnameseDate(before.date))
    this.frequency = choice([['MONTHLY', 'Hằng tháng'], ['YEARLY', 'Hằng năm, hằng quý'], ['WEEKLY', 'Hằng tuần'], ['DAILY', 'Hằng ngày']], rule.get('FREQ') ?? 'MONTHLY')
    this.days = box((rule.get('BYMONTHDAY') ?? '').split(',').map((day) => (day === '-1' ? 'cuối tháng' : day)).join(', '))
    this.months = box((rule.get('BYMONTH') ?? '').split(',').join(', '))
    this.from = box(vietnameseDate(before.from))
    this.anchor = box(before.anchor)
    this.offset = box(before.offset_days)
    this.offset.inputMode = 'numeric'
    this.working = make('input', { type: 'checkbox', checked: before.working_days === true, autocomplete: 'off' })
    this.next = make('p', { className: 'bv-minor' })
    this.next.setAttribute('role', 'status')

    const wanted = (rule.get('BYDAY') ?? '').split(',')
    const week = make('fieldset', { className: 'bv-review-week' }, make('legend', {}, 'Vào các ngày'))
    for (const [key, text] of weekdays) {
      const day = make('input', { type: 'checkbox', value: key, checked: wanted.includes(key), autocomplete: 'off' })
      this.week.push(day)
      week.append(make('label', {}, day, ` ${text}`))
    }
    const daysField = field('Ngày trong tháng', this.days, 'Ví dụ: 15, cuối tháng')
    const monthsField = field('Tháng', this.months, 'Ví dụ: 3, 6, 9, 12')
    const once = make('div', { className: 'bv-review-pair' }, field('Mốc', this.bound), field('Ngày hết hạn', this.date, 'Ví dụ: 27/3/2024'))
    const recurring = make('div', {}, make('div', { className: 'bv-review-pair' }, field('Lặp lại', this.frequency), monthsField, daysField, field('Bắt đầu từ', this.from, 'Ví dụ: 10/2024; để trống được')), week, this.next)
    const relative = make('div', { className: 'bv-review-pair' }, field('Kể từ việc gì', this.anchor, 'Ví dụ: ngày nhận được văn bản'), field('Trong bao nhiêu ngày', this.offset), make('label', {}, this.working, ' ngày làm việc'))
    this.element = make('fieldset', { className: 'bv-review-field' }, make('legend', {}, 'Thời hạn'), field('Loại hạn', this.kind), once, recurring, relative)

    const show = (): void => {
      once.hidden = this.kind.value !== 'once'
      recurring.hidden = this.kind.value !== 'recurring'
      relative.hidden = this.kind.value !== 'relative'
      week.hidden = this.frequency.value !== 'WEEKLY'
      daysField.hidden = !['MONTHLY', 'YEARLY'].includes(this.frequency.value)
      monthsField.hidden = this.frequency.value !== 'YEARLY'
    }
    const tell = quietly(() => void this.tellDates(), 400)
    const touched = (event: Event): void => {
      if ((event as InputEvent).isComposing) return
      if (event.target !== this.from && recurring.contains(event.target as Node)) this.kept = ''
      show()
      tell()
      changed()
    }
    for (const name of ['input', 'change', 'compositionend']) this.element.addEventListener(name, touched)
    show()
    void this.tellDates()
  }

  private rule(): string {
    if (this.kept) return this.kept
    const frequency = this.frequency.value
    const parts = [`FREQ=${frequency}`]
    const days = daysOf(this.days.value)
    if (frequency === 'WEEKLY') parts.push(`BYDAY=${this.week.filter((day) => day.checked).map((day) => day.value).join(',')}`)
    if (frequency === 'YEARLY') parts.push(`BYMONTH=${numbersOf(this.months.value)}`)
    if (frequency === 'MONTHLY' || frequency === 'YEARLY') parts.push(`BYMONTHDAY=${days}`)
    return parts.filter((part) => !part.endsWith('=')).join(';')
  }

  private async tellDates(): Promise<void> {
    if (this.kind.value !== 'recurring') return
    const rule = this.rule()
    const found = await askJson<{ dates: string[] }>(`/documents/review/dates?rule=${encodeURIComponent(rule)}&from=${encodeURIComponent(this.from.value.trim())}`)
    if (rule !== this.rule()) return
    this.next.textContent = !found
      ? 'Chưa tính được ngày: nói rõ lặp lại vào ngày nào.'
      : found.dates.length
        ? `${found.dates.length} ngày tới: ${found.dates.join(', ')}`
        : 'Không còn ngày nào sắp tới.'
  }

  value(): Value {
    const kind = this.kind.value
    if (kind === 'none') return { kind }
    const shared: Value = { kind, text: this.before.text ?? null }
    if (kind === 'once') {
      const same = this.date.value.trim() === vietnameseDate(this.before.date)
      return { ...shared, bound: this.bound.value, date: this.date.value.trim(), time: this.before.time ?? null, approx: same && this.before.approx === true }
    }
    if (kind === 'recurring') return { ...shared, bound: this.before.bound ?? 'by', rrule: this.rule(), from: this.from.value.trim() || null }
    const days = this.offset.value.trim()
    return { ...shared, bound: this.before.bound ?? 'within', anchor: this.anchor.value.trim() || null, offset_days: /^\d+$/.test(days) ? Number(days) : days || null, working_days: this.working.checked }
  }
}
