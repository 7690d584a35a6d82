// The review of a paper: what the reader proposed is confirmed, corrected, rejected or added to, by mouse or by keyboard alone.
import { type Trouble } from '../words'
import { conflictBox } from './conflict'
import { askJson, button, make, newId, quietly } from './dom'
import { Editor } from './editor'
import { type Answer, type Change, type Conflict, Saver, type Value } from './saver'
import { type Selected, selectedIn } from './selection'

const saveAfter = 1200

interface Open {
  editor: Editor
  item: HTMLElement
  sent: string
  /** Takes what is typed now. */
  take(): void
}

class Review {
  private readonly address: string
  private readonly panel: HTMLElement
  private readonly text: HTMLElement
  private readonly live: HTMLElement
  private readonly saver: Saver
  private readonly open = new Map<HTMLElement, Open>()
  private readonly reasoned: boolean
  private selected: Selected | null = null
  private lastText = ''

  constructor(private readonly root: HTMLElement) {
    this.address = root.dataset.review!
    this.reasoned = root.dataset.reasoned === '1'
    this.panel = root.querySelector<HTMLElement>('[data-panel]')!
    this.text = root.querySelector<HTMLElement>('[data-text]')!
    this.live = root.querySelector<HTMLElement>('[data-live]')!
    const saved = root.querySelector<HTMLElement>('[data-saved]')!
    this.saver = new Saver(this.address, () => root.querySelector<HTMLInputElement>('#reason')?.value.trim() ?? '', {
      answered: (answer, changes) => this.answered(answer, changes),
      refused: (error, changes) => this.refused(error, changes),
      state: (words, calm) => {
        saved.textContent = words
        saved.classList.toggle('bv-field-error', !calm)
      },
    })
    for (const item of this.items()) this.saver.seen(Number(item.dataset.id), Number(item.dataset.version))
    this.wireTools()
    this.wireKeys()
    this.wireSelection()
    this.wireForms()
    this.wirePages()
    this.saver.resume()
  }

  private items(): HTMLElement[] {
    return [...this.panel.querySelectorAll<HTMLElement>('.bv-review-item[data-id]')]
  }
  private find(id: number): HTMLElement | null {
    return this.panel.querySelector<HTMLElement>(`.bv-review-item[data-id="${id}"]`)
  }
  private say(words: string): void {
    this.live.textContent = words
  }

  // ---- what a person does

  private wireTools(): void {
    for (const hidden of this.root.querySelectorAll<HTMLElement>('[data-tools], [data-add], [data-next], [data-select]')) hidden.hidden = false
    this.panel.addEventListener('click', (event) => {
      const act = (event.target as Element).closest<HTMLElement>('[data-act]')
      const item = act?.closest<HTMLElement>('.bv-review-item')
      if (act && item) this.act(act.dataset.act!, item)
    })
    this.root.querySelector('[data-next]')?.addEventListener('click', () => this.toNext(null))
    for (const add of this.root.querySelectorAll<HTMLElement>('[data-add]')) {
      add.addEventListener('mousedown', (event) => event.preventDefault()) // keeps the selection
      add.addEventListener('click', () => void this.add(add.dataset.add!, add))
    }
  }

  private act(name: string, item: HTMLElement): void {
    const id = Number(item.dataset.id)
    if (name === 'edit') return this.edit(item)
    if (name === 'join') {
      const before = this.items().filter((one) => one.dataset.kind === 'duty' && one.dataset.state !== 'rejected')
      const above = before[before.indexOf(item) - 1]
      if (above) this.saver.put([{ act: 'join', item: Number(above.dataset.id), others: [{ item: id }] }])
      return
    }
    if (name !== 'confirm' && name !== 'reject' && name !== 'reopen') return
    this.close(item)
    item.classList.add('is-saving')
    this.saver.put([{ act: name, item: id }])
    if (name === 'confirm') this.toNext(item)
  }

  /** The next item that nobody looked at, after `from` and then from the beginning. */
  private toNext(from: HTMLElement | null): void {
    const all = this.items()
    const at = from ? all.indexOf(from) : -1
    const ordered = [...all.slice(at + 1), ...all.slice(0, at + 1)]
    const next = ordered.find((item) => item.dataset.open === '1' && item !== from && !item.classList.contains('is-saving'))
    if (next) this.focus(next)
    else this.say('Đã xem hết các mục. Bấm “Xác nhận văn bản” để kết thúc.')
  }

  private focus(item: HTMLElement): void {
    const group = item.closest('details')
    if (group) group.open = true
    item.focus({ preventScroll: false })
  }

  private edit(item: HTMLElement, value?: Value): void {
    const there = this.open.get(item)
    if (there && !value) return there.editor.focus()
    if (there) this.close(item)
    const id = Number(item.dataset.id)
    const kind = item.dataset.kind!
    const title = item.querySelector('h4')?.textContent ?? ''
    const auto = quietly(() => {
      if (!this.reasoned) opened.take()
    }, saveAfter)
    const editor = new Editor({ kind, field: item.dataset.field ?? '', title, value: value ?? (JSON.parse(item.dataset.value!) as Value), address: this.address, changed: auto })
    const opened: Open = {
      editor,
      item,
      sent: JSON.stringify(editor.value()),
      take: () => {
        const now = editor.value()
        if (!now || JSON.stringify(now) === opened.sent) return
        opened.sent = JSON.stringify(now)
        editor.tell(null)
        this.saver.put([{ act: 'correct', item: id, value: now }])
      },
    }
    if (value) opened.sent = '' // not saved yet
    const split = kind === 'duty' && editor.action ? [button('Tách việc tại con trỏ', () => this.split(opened))] : []
    editor.element.append(
      make(
        'div',
        { className: 'bv-review-tools' },
        button('Lưu, sang mục sau', () => this.done(opened), true),
        ...split,
        button('Đóng', () => {
          if (!this.reasoned) opened.take()
          this.close(item)
          item.focus()
        }),
      ),
    )
    this.open.set(item, opened)
    item.classList.add('is-edited')
    item.append(editor.element)
    editor.focus()
  }

  private close(item: HTMLElement): void {
    this.open.get(item)?.editor.element.remove()
    this.open.delete(item)
    item.classList.remove('is-edited')
  }

  /** What is typed holds, also where it is what the reader proposed: the person looked at it. */
  private done(opened: Open): void {
    const now = opened.editor.value()
    if (!now) return
    const unchanged = JSON.stringify(now) === opened.sent
    const { item } = opened
    if (!unchanged) opened.take()
    else if (item.dataset.state === 'proposed') this.saver.put([{ act: 'confirm', item: Number(item.dataset.id) }])
    this.close(item)
    this.toNext(item)
  }

  private split(opened: Open): void {
    const area = opened.editor.action!
    const actions = [area.value.slice(0, area.selectionStart), area.value.slice(area.selectionStart)].map((part) => part.replace(/^[\s;,.]+|[\s;,]+$/g, ''))
    if (actions.some((part) => !part)) return opened.editor.tell({ message: 'Đặt con trỏ vào giữa hai việc rồi bấm tách.', where: 'Việc', mend: '' })
    opened.take()
    this.close(opened.item)
    this.saver.put([{ act: 'split', item: Number(opened.item.dataset.id), actions }])
    opened.item.focus()
  }

  // ---- adding

  private async add(kind: string, from: HTMLElement): Promise<void> {
    const selected = this.selected
    let value: Value = {}
    if (selected) {
      const found = await askJson<{ value: Value }>(`${this.address}/selection?kind=${kind}&from=${selected.from}&to=${selected.to}`)
      value = found?.value ?? {}
    }
    if (kind === 'header') return this.addToHead(value, from)
    const list = this.panel.querySelector<HTMLElement>(`[data-list="${kind}"]`)
    if (!list) return
    const group = list.closest('details')
    if (group) group.open = true
    const draft = make('div', { className: 'bv-item bv-review-item is-draft', id: newId('draft') })
    const editor = new Editor({ kind, field: '', title: 'mục mới', value, address: this.address, changed: () => {} })
    const quote = make('textarea', { className: 'form-control', rows: 2, id: newId('quote'), autocomplete: 'off' })
    const save = async (): Promise<void> => {
      const typed = editor.value()
      if (!typed) return
      let span = value.span
      if (!span && quote.value.trim()) {
        const found = await askJson<{ value: Value }>(`${this.address}/selection?kind=${kind}&quote=${encodeURIComponent(quote.value.trim())}`)
        if (!found) return editor.tell({ message: 'Không thấy đoạn này trong văn bản.', where: 'Đoạn trong văn bản', mend: 'Chép đúng một đoạn, hoặc để trống.' })
        span = found.value.span
      }
      this.saver.put([{ act: 'add', kind, value: span ? { ...typed, span } : typed, draft: draft.id }])
    }
    if (!value.span) editor.element.append(make('div', { className: 'bv-review-field' }, make('label', { htmlFor: quote.id }, 'Đoạn trong văn bản'), make('p', { className: 'bv-minor' }, 'Gõ hoặc dán vài chữ để nối mục với chỗ ghi; để trống được.'), quote))
    editor.element.append(make('div', { className: 'bv-review-tools' }, button('Thêm', () => void save(), true), button('Thôi', () => this.drop(draft))))
    draft.append(make('h4', {}, 'Mục mới'), editor.element)
    this.open.set(draft, { editor, item: draft, sent: '', take: () => void save() })
    list.append(draft)
    draft.scrollIntoView({ block: 'nearest' })
    editor.focus()
  }

  private drop(draft: HTMLElement): void {
    this.open.delete(draft)
    draft.remove()
    this.panel.focus()
  }

  /** A part of the text for one of the fields of the head: which, the person says. */
  private addToHead(value: Value, from: HTMLElement): void {
    this.root.querySelector('[data-head-choice]')?.remove()
    const fields = this.items().filter((item) => item.dataset.kind === 'header')
    const select = make('select', { className: 'form-select', autocomplete: 'off' }, make('option', { value: '' }, 'Đưa vào ô nào?'), ...fields.map((item) => make('option', { value: item.id }, item.querySelector('h4')?.textContent ?? '')))
    select.dataset.headChoice = '1'
    select.setAttribute('aria-label', 'Đưa đoạn đã chọn vào ô nào của phần đầu')
    select.addEventListener('change', () => {
      const item = fields.find(({ id }) => id === select.value)
      select.remove()
      if (!item) return
      const words = typeof value.value === 'string' ? value.value : ''
      const before = (JSON.parse(item.dataset.value!) as Value).value
      this.edit(item, { value: Array.isArray(before) ? [...(before as string[]), words].filter(Boolean) : words || before })
    })
    from.after(select)
    select.focus()
  }

  private wireSelection(): void {
    const hint = this.root.querySelector<HTMLElement>('[data-select-hint]')
    document.addEventListener('selectionchange', () => {
      const now = selectedIn(this.text)
      // Going to a button or a box takes the selection away on some browsers: only another place in the text does.
      if (!now && !this.text.parentElement?.contains(getSelection()?.anchorNode ?? null)) return
      this.selected = now
      if (hint) hint.textContent = now ? `Thêm “${now.words.length > 60 ? `${now.words.slice(0, 57)}…` : now.words}” thành:` : 'Chọn một đoạn chữ để thêm mục.'
    })
  }

  // ---- keys

  private wireKeys(): void {
    this.root.addEventListener('keydown', (event) => {
      if (event.isComposing) return
      const target = event.target as HTMLElement
      const inEditor = target.closest<HTMLElement>('.bv-review-editor')
      if (inEditor) {
        const opened = this.open.get(inEditor.closest<HTMLElement>('.bv-review-item')!)
        if (!opened) return
        if (event.key === 'Enter' && event.ctrlKey) {
          event.preventDefault()
          if (opened.item.classList.contains('is-draft')) opened.take()
          else this.done(opened)
        } else if (event.key === 'Escape' && target.getAttribute('aria-expanded') !== 'true') {
          event.preventDefault()
          event.stopPropagation()
          if (opened.item.classList.contains('is-draft')) return this.drop(opened.item)
          if (!this.reasoned) opened.take()
          this.close(opened.item)
          opened.item.focus()
        }
        return
      }
      if (target.matches('input, textarea, select')) return
      if (event.key === 'Insert') {
        event.preventDefault()
        void this.add(target.closest<HTMLElement>('[data-group]')?.dataset.group?.replace('header', 'duty') ?? 'duty', target)
        return
      }
      const item = target.closest<HTMLElement>('.bv-review-item[data-id]')
      if (!item) return
      const name =
        event.key === 'Enter' && target === item ? (item.dataset.open === '1' ? 'confirm' : 'next') : event.key === 'F2' ? 'edit' : event.key === 'Delete' ? 'reject' : event.key.toLowerCase() === 'z' && event.ctrlKey ? 'reopen' : ''
      if (!name || (name !== 'reopen' && (event.ctrlKey || event.altKey || event.metaKey))) return
      event.preventDefault()
      event.stopPropagation()
      if (name === 'next') return this.toNext(item)
      if (name === 'reject' && item.dataset.state === 'rejected') return
      if (name === 'reopen' && item.dataset.state === 'proposed') return
      this.act(name, item)
    }, true)
  }

  // ---- forms that also work without script

  private wireForms(): void {
    this.root.querySelector<HTMLFormElement>('form[data-items]')?.addEventListener('submit', (event) => {
      event.preventDefault()
      const by = event.submitter as HTMLButtonElement | null
      if (by?.name !== 'section') return
      const left = this.items().filter((item) => item.dataset.kind === by.value && item.dataset.open === '1')
      this.saver.put(left.map((item) => ({ act: 'confirm', item: Number(item.dataset.id) })))
      if (!left.length) this.say('Phần này không còn mục nào chưa xem.')
    })
    this.root.querySelector<HTMLFormElement>('form[data-finish]')?.addEventListener('submit', (event) => {
      for (const opened of this.open.values()) if (!opened.item.classList.contains('is-draft') && !this.reasoned) opened.take()
      const left = this.items().filter((item) => item.dataset.open === '1').length
      if (!this.saver.waiting && !left) return
      event.preventDefault()
      if (this.saver.waiting) return this.say('Còn thay đổi chưa lưu xong. Chờ “Đã lưu” rồi bấm lại.')
      this.say(`Còn ${left} mục chưa xem.`)
      this.toNext(null)
    })
  }

  /** The page of the original on which an item stands comes into sight with it. */
  private wirePages(): void {
    const pages = this.root.querySelector<HTMLInputElement>('#view-pages')
    if (!pages) return
    const show = (item: HTMLElement | null): void => {
      if (!pages.checked || !item || item.dataset.page === '0') return
      this.root.querySelector(`#trang-${item.dataset.page}`)?.scrollIntoView({ block: 'start' })
    }
    this.panel.addEventListener('focusin', (event) => show((event.target as Element).closest<HTMLElement>('.bv-review-item')))
    pages.addEventListener('change', () => show(this.panel.querySelector<HTMLElement>('.bv-review-item.is-current')))
  }

  // ---- what the server says

  private place(html: string): HTMLElement {
    const made = make('div')
    made.innerHTML = html
    const item = made.firstElementChild as HTMLElement
    for (const tools of item.querySelectorAll<HTMLElement>('[data-tools]')) tools.hidden = false
    return item
  }

  private answered(answer: Answer, changes: Change[]): void {
    const drafts = changes.flatMap(({ draft }) => (draft ? [draft] : []))
    for (const saved of answer.saved) {
      const old = this.find(saved.id)
      const made = this.place(saved.html)
      if (!old) this.insert(made, saved.kind, saved.before)
      else this.replace(old, made)
      this.saver.seen(saved.id, saved.version)
    }
    const refused = new Set(answer.troubles.map(({ change }) => changes[change]?.draft))
    for (const id of drafts) {
      const draft = document.getElementById(id)
      if (!draft || refused.has(id)) continue
      this.open.delete(draft)
      draft.remove()
      const added = answer.saved.find(({ state }) => state === 'added')
      if (added) this.find(added.id)?.focus()
    }
    for (const conflict of answer.conflicts) this.tellConflict(conflict, changes[conflict.change]!)
    for (const { change, error } of answer.troubles) this.tellTrouble(error, changes[change]!)
    const progress = this.root.querySelector<HTMLElement>('[data-progress]')
    if (progress) progress.textContent = answer.progress
    for (const [kind, left] of Object.entries(answer.left)) {
      const shown = this.root.querySelector<HTMLElement>(`[data-left="${kind}"]`)
      if (shown) shown.textContent = left
      const count = this.root.querySelector<HTMLElement>(`[data-count="${kind}"]`)
      const all = this.items().filter((item) => item.dataset.kind === kind).length
      if (count) count.textContent = kind === 'header' || !all ? left : `${all} mục, ${left}`
    }
    // Words that are selected stay so: only what changed is drawn again.
    if (answer.text !== undefined && answer.text !== this.lastText) {
      this.lastText = answer.text
      this.text.innerHTML = answer.text
      this.root.dispatchEvent(new Event('bv-text-changed'))
    }
  }

  private insert(made: HTMLElement, kind: string, before: number): void {
    const above = before ? this.find(before) : null
    if (above) above.after(made)
    else this.panel.querySelector(`[data-list="${kind}"]`)?.prepend(made)
  }

  private replace(old: HTMLElement, made: HTMLElement): void {
    const opened = this.open.get(old)
    const focused = document.activeElement
    const inside = old.contains(focused)
    if (opened) {
      // The boxes stay as they are: somebody is typing in them.
      this.open.delete(old)
      made.classList.add('is-edited')
      old.replaceWith(made)
      made.append(opened.editor.element)
      opened.item = made
      this.open.set(made, opened)
      if (inside && focused instanceof HTMLElement && made.contains(focused)) this.refocus(focused)
    } else {
      old.replaceWith(made)
      if (inside) made.focus({ preventScroll: true })
    }
    if (old.classList.contains('is-current')) made.classList.add('is-current')
  }

  /** An element that was moved loses its focus, and a box its caret. */
  private refocus(element: HTMLElement): void {
    const box = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null
    const [from, to] = [box?.selectionStart ?? null, box?.selectionEnd ?? null]
    element.focus({ preventScroll: true })
    if (box && from !== null && to !== null) box.setSelectionRange(from, to)
  }

  private tellTrouble(error: Trouble, change: Change): void {
    const item = change.draft ? document.getElementById(change.draft) : this.find(change.item ?? 0)
    if (!item) return this.say(error.message)
    item.classList.remove('is-saving')
    const opened = this.open.get(item)
    if (!opened) this.edit(item, change.value)
    const shown = this.open.get(item)
    if (shown) {
      shown.sent = ''
      shown.editor.tell(error)
    }
  }

  private refused(error: Trouble, changes: Change[]): void {
    for (const change of changes) {
      const item = change.draft ? document.getElementById(change.draft) : this.find(change.item ?? 0)
      item?.classList.remove('is-saving')
      const opened = item ? this.open.get(item) : undefined
      if (opened) {
        opened.sent = ''
        opened.editor.tell(error)
      } else if (item && change.act === 'correct' && change.value) {
        this.edit(item, change.value)
        this.open.get(item)?.editor.tell(error)
      }
    }
    this.say(error.message)
    if (error.where === 'Lý do sửa') this.root.querySelector<HTMLElement>('#reason')?.focus()
  }

  private tellConflict(conflict: Conflict, change: Change): void {
    const { theirs } = conflict
    const typed = this.open.get(this.find(theirs.id)!)?.editor.value() ?? change.value
    const old = this.find(theirs.id)
    if (!old) return
    this.close(old)
    const made = this.place(theirs.html)
    this.replace(old, made)
    const again = (): void => this.saver.seen(theirs.id, theirs.version)
    const box = conflictBox(conflict, change, {
      mine: () => {
        again()
        this.saver.put([change])
        made.focus()
      },
      theirs: () => {
        again()
        made.focus()
      },
      edit: () => {
        again()
        this.edit(made, { ...(JSON.parse(made.dataset.value!) as Value), ...(typed ?? {}) })
      },
    })
    made.append(box)
    box.querySelector('button')?.focus()
  }
}

for (const root of document.querySelectorAll<HTMLElement>('[data-review][data-changeable]')) new Review(root)
