// The boxes of one item, in place. Names of the boxes are those of the server, which names the box that it refuses.
import { type Trouble, sentence } from '../words'
import { Bodies } from './bodies'
import { DeadlineEditor, box, choice, field, vietnameseDate } from './deadline'
import { make } from './dom'
import { type Value } from './saver'

type Form = 'text' | 'area' | 'lines' | 'date' | 'flag' | 'choice' | 'money' | 'level' | 'bodies' | 'deadline' | 'document'
interface Spec {
  key: string
  label: string
  form: Form
  options?: [string, string][]
  hint?: string
}

const specs: Record<string, Spec[]> = {
  duty: [
    { key: 'action', label: 'Việc', form: 'area' },
    { key: 'assignees', label: 'Ai làm', form: 'bodies' },
    { key: 'deadline', label: 'Thời hạn', form: 'deadline' },
    { key: 'coordinators', label: 'Phối hợp', form: 'lines', hint: 'Mỗi dòng một cơ quan' },
    { key: 'via', label: 'Chỉ đạo', form: 'lines', hint: 'Mỗi dòng một cơ quan' },
    { key: 'condition', label: 'Điều kiện', form: 'text' },
    { key: 'consequence', label: 'Nếu không làm', form: 'text' },
    { key: 'clause', label: 'Mục', form: 'text' },
    { key: 'urgent', label: 'Khẩn', form: 'flag' },
  ],
  reference: [
    { key: 'type', label: 'Loại văn bản', form: 'text' },
    { key: 'number_symbol', label: 'Số, ký hiệu', form: 'text' },
    { key: 'date', label: 'Ngày', form: 'date', hint: 'Ví dụ: 27/3/2024' },
    { key: 'issuer', label: 'Cơ quan ban hành', form: 'text' },
    { key: 'point', label: 'Điều, khoản', form: 'text' },
  ],
  money: [
    { key: 'label', label: 'Nội dung', form: 'text' },
    { key: 'amount_vnd', label: 'Số tiền', form: 'money', hint: 'Ví dụ: 45.500 triệu đồng' },
    { key: 'source', label: 'Nguồn', form: 'choice', options: [['total', 'Tổng'], ['NSTW', 'Ngân sách trung ương'], ['NSĐP', 'Ngân sách địa phương'], ['NSNN', 'Ngân sách nhà nước'], ['khác', 'Nguồn khác']] },
    { key: 'type', label: 'Loại vốn', form: 'choice', options: [['', 'Không nêu'], ['đầu tư', 'Vốn đầu tư'], ['sự nghiệp', 'Vốn sự nghiệp']] },
  ],
  target: [
    { key: 'indicator', label: 'Chỉ tiêu', form: 'text' },
    { key: 'comparator', label: 'So sánh', form: 'choice', options: [['=', 'bằng'], ['>=', 'từ … trở lên'], ['<=', 'không quá'], ['>', 'trên'], ['<', 'dưới'], ['tăng', 'tăng'], ['giảm', 'giảm']] },
    { key: 'value', label: 'Mức', form: 'level', hint: 'Ví dụ: 38,5' },
    { key: 'unit', label: 'Đơn vị', form: 'text' },
  ],
  status: [
    { key: 'stt', label: 'STT', form: 'text' },
    { key: 'locality', label: 'Địa phương', form: 'text' },
    { key: 'draft_consulted', label: 'Đã xin ý kiến', form: 'flag' },
    { key: 'issued', label: 'Đã ban hành', form: 'flag' },
    { key: 'not_issued', label: 'Chưa ban hành', form: 'flag' },
    { key: 'document', label: 'Văn bản', form: 'document' },
    { key: 'note', label: 'Ghi chú', form: 'text' },
  ],
}

function headSpec(name: string, label: string): Spec {
  if (name === 'addressees' || name === 'recipients') return { key: 'value', label, form: 'lines', hint: 'Mỗi dòng một nơi' }
  if (name === 'date') return { key: 'value', label, form: 'date', hint: 'Ví dụ: 27/3/2024; chưa có ngày thì 3/2024' }
  return { key: 'value', label, form: name === 'subject' ? 'area' : 'text' }
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [])
const grouped = new Intl.NumberFormat('vi-VN')
const lines = (area: HTMLTextAreaElement): string[] => area.value.split('\n').map((line) => line.trim()).filter(Boolean)

export interface EditorWish {
  kind: string
  field: string
  title: string
  value: Value
  address: string
  changed: () => void
}

export class Editor {
  readonly element: HTMLElement
  readonly action: HTMLTextAreaElement | null = null
  private readonly readers: (() => Value)[] = []
  private readonly error = make('p', { className: 'bv-field-error' })
  private composing = false

  constructor(wish: EditorWish) {
    this.error.setAttribute('role', 'alert')
    this.element = make('div', { className: 'bv-review-editor' }, this.error)
    this.element.setAttribute('role', 'group')
    this.element.setAttribute('aria-label', `Sửa ${wish.title}`)
    const parts = wish.kind === 'header' ? [headSpec(wish.field, wish.title)] : (specs[wish.kind] ?? [])
    const changed = (): void => {
      if (!this.composing) wish.changed()
    }
    for (const spec of parts) {
      const before = wish.value[spec.key]
      const put = (control: HTMLElement, read: () => unknown): void => {
        this.element.append(field(spec.label, control, spec.hint))
        this.readers.push(() => ({ [spec.key]: read() }))
      }
      if (spec.form === 'area' || spec.form === 'lines') {
        const area = make('textarea', { className: 'form-control', value: spec.form === 'lines' ? list(before).join('\n') : text(before), autocomplete: 'off' })
        area.rows = spec.form === 'lines' ? Math.max(2, list(before).length) : Math.min(8, Math.max(2, Math.ceil(text(before).length / 70)))
        if (spec.key === 'action') this.action = area
        put(area, () => (spec.form === 'lines' ? lines(area) : area.value.trim()))
      } else if (spec.form === 'flag') {
        const flag = make('input', { type: 'checkbox', checked: before === true, autocomplete: 'off' })
        this.element.append(make('label', { className: 'bv-review-flag' }, flag, ` ${spec.label}`))
        this.readers.push(() => ({ [spec.key]: flag.checked }))
      } else if (spec.form === 'choice') {
        const select = choice(spec.options ?? [], before)
        put(select, () => select.value)
      } else if (spec.form === 'bodies') {
        const ids = Array.isArray(wish.value.assignee_ids) ? (wish.value.assignee_ids as (number | null)[]) : []
        const bodies = new Bodies(spec.label, wish.address, list(before), ids, changed)
        this.element.append(bodies.element)
        this.readers.push(() => ({ assignees: bodies.names(), assignee_ids: bodies.ids() }))
      } else if (spec.form === 'deadline') {
        const deadline = new DeadlineEditor((before ?? { kind: 'none' }) as Value, changed)
        this.element.append(deadline.element)
        this.readers.push(() => ({ deadline: deadline.value() }))
      } else if (spec.form === 'document') {
        const document_ = (before ?? {}) as Value
        const type = box(document_.type)
        const number = box(document_.number_symbol)
        const date = box(vietnameseDate(document_.date))
        this.element.append(make('fieldset', { className: 'bv-review-field' }, make('legend', {}, spec.label), make('div', { className: 'bv-review-pair' }, field('Loại', type), field('Số, ký hiệu', number), field('Ngày ban hành', date))))
        this.readers.push(() => {
          const given = type.value.trim() || number.value.trim()
          return { [spec.key]: given ? { type: type.value.trim(), number_symbol: number.value.trim(), date: date.value.trim() || null } : null }
        })
      } else {
        const shown = spec.form === 'date' ? vietnameseDate(before) : spec.form === 'money' && typeof before === 'number' ? `${grouped.format(before)} đồng` : spec.form === 'level' ? text(wish.value.text) || text(before).replace('.', ',') : text(before)
        const input = box(shown)
        put(input, () => input.value.trim())
      }
    }
    // Telex and VNI: nothing is taken before the syllable is whole.
    this.element.addEventListener('compositionstart', () => (this.composing = true))
    this.element.addEventListener('compositionend', () => {
      this.composing = false
      wish.changed()
    })
    this.element.addEventListener('input', changed)
  }

  /** undefined in the middle of a syllable. */
  value(): Value | undefined {
    if (this.composing) return undefined
    return Object.assign({}, ...this.readers.map((read) => read())) as Value
  }

  focus(): void {
    this.element.querySelector<HTMLElement>('input, textarea, select')?.focus()
  }

  tell(error: Trouble | null): void {
    this.error.textContent = error ? sentence(error) : ''
    for (const wrong of this.element.querySelectorAll('.is-wrong')) {
      wrong.classList.remove('is-wrong')
      wrong.removeAttribute('aria-invalid')
    }
    if (!error) return
    const label = [...this.element.querySelectorAll<HTMLElement>('label, legend')].find((one) => one.textContent === error.where)
    const control = label instanceof HTMLLabelElement ? label.control : label?.parentElement?.querySelector<HTMLElement>('input:not([type=checkbox]), select')
    control?.classList.add('is-wrong')
    control?.setAttribute('aria-invalid', 'true')
  }
}
