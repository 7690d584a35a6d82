// New items: made of words that are selected in the text, or typed with a few words of the place.
import { askJson, button, make, newId } from './dom'
import { Editor } from './editor'
import { type Change, type Value } from './saver'
import { type Selected, selectedIn } from './selection'

/** An item whose boxes are open. */
export interface Open {
  editor: Editor
  item: HTMLElement
  sent: string
  /** Takes what is typed now. */
  take(): void
}

/** What adding needs of the page. */
export interface Host {
  readonly address: string
  readonly root: HTMLElement
  readonly panel: HTMLElement
  readonly text: HTMLElement
  readonly open: Map<HTMLElement, Open>
  items(): HTMLElement[]
  put(changes: Change[]): void
  edit(item: HTMLElement, value?: Value): void
}

export class Adding {
  private selected: Selected | null = null

  constructor(private readonly host: Host) {
    this.wire()
  }

  async add(kind: string, from: HTMLElement): Promise<void> {
    const selected = this.selected
    let value: Value = {}
    if (selected) {
      const found = await askJson<{ value: Value }>(`${this.host.address}/selection?kind=${kind}&from=${selected.from}&to=${selected.to}`)
      value = found?.value ?? {}
    }
    if (kind === 'header') return this.addToHead(value, from)
    const list = this.host.panel.querySelector<HTMLElement>(`[data-list="${kind}"]`)
    if (!list) return
    const group = list.closest('details')
    if (group) group.open = true
    const draft = make('div', { className: 'bv-item bv-review-item is-draft', id: newId('draft') })
    const editor = new Editor({ kind, field: '', title: 'mục mới', value, address: this.host.address, changed: () => {} })
    const quote = make('textarea', { className: 'form-control', rows: 2, id: newId('quote'), autocomplete: 'off' })
    const save = async (): Promise<void> => {
      const typed = editor.value()
      if (!typed) return
      let span = value.span
      if (!span && quote.value.trim()) {
        const found = await askJson<{ value: Value }>(`${this.host.address}/selection?kind=${kind}&quote=${encodeURIComponent(quote.value.trim())}`)
        if (!found) return editor.tell({ message: 'Không thấy đoạn này trong văn bản.', where: 'Đoạn trong văn bản', mend: 'Chép đúng một đoạn, hoặc để trống.' })
        span = found.value.span
      }
      this.host.put([{ act: 'add', kind, value: span ? { ...typed, span } : typed, draft: draft.id }])
    }
    if (!value.span) editor.element.append(make('div', { className: 'bv-review-field' }, make('label', { htmlFor: quote.id }, 'Đoạn trong văn bản'), make('p', { className: 'bv-minor' }, 'Gõ hoặc dán vài chữ để nối mục với chỗ ghi; để trống được.'), quote))
    editor.element.append(make('div', { className: 'bv-review-tools' }, button('Thêm', () => void save(), true), button('Thôi', () => this.drop(draft))))
    draft.append(make('h4', {}, 'Mục mới'), editor.element)
    this.host.open.set(draft, { editor, item: draft, sent: '', take: () => void save() })
    list.append(draft)
    draft.scrollIntoView({ block: 'nearest' })
    editor.focus()
  }

  drop(draft: HTMLElement): void {
    this.host.open.delete(draft)
    draft.remove()
    this.host.panel.focus()
  }

  /** A part of the text for one of the fields of the head: which, the person says. */
  private addToHead(value: Value, from: HTMLElement): void {
    this.host.root.querySelector('[data-head-choice]')?.remove()
    const fields = this.host.items().filter((item) => item.dataset.kind === 'header')
    const select = make('select', { className: 'form-select', autocomplete: 'off' }, make('option', { value: '' }, 'Đưa vào ô nào?'), ...fields.map((item) => make('option', { value: item.id }, item.querySelector('h4')?.textContent ?? '')))
    select.dataset.headChoice = '1'
    select.setAttribute('aria-label', 'Đưa đoạn đã chọn vào ô nào của phần đầu')
    select.addEventListener('change', () => {
      const item = fields.find(({ id }) => id === select.value)
      select.remove()
      if (!item) return
      const words = typeof value.value === 'string' ? value.value : ''
      const before = (JSON.parse(item.dataset.value!) as Value).value
      this.host.edit(item, { value: Array.isArray(before) ? [...(before as string[]), words].filter(Boolean) : words || before })
    })
    from.after(select)
    select.focus()
  }

  private wire(): void {
    const hint = this.host.root.querySelector<HTMLElement>('[data-select-hint]')
    document.addEventListener('selectionchange', () => {
      const now = selectedIn(this.host.text)
      // Going to a button or a box takes the selection away on some browsers: only another place in the text does.
      if (!now && !this.host.text.parentElement?.contains(getSelection()?.anchorNode ?? null)) return
      this.selected = now
      if (hint) hint.textContent = now ? `Thêm “${now.words.length > 60 ? `${now.words.slice(0, 57)}…` : now.words}” thành:` : 'Chọn một đoạn chữ để thêm mục.'
    })
  }
}
