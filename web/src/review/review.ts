// The review of a paper: what the reader proposed is confirmed, corrected, rejected or added to, by mouse or by keyboard alone.
import { type Trouble } from '../words'
import { Adding, type Host, type Open } from './adding'
import { conflictBox } from './conflict'
import { button, make, quietly } from './dom'
import { Editor } from './editor'
import { type Answer, type Change, type Conflict, Saver, type Value } from './saver'

const saveAfter = 1200

class Review implements Host {
  readonly address: string
  readonly panel: HTMLElement
  readonly text: HTMLElement
  private readonly live: HTMLElement
  private silence = 0
  private readonly saver: Saver
  readonly open = new Map<HTMLElement, Open>()
  private readonly reasoned: boolean
  private readonly adding: Adding
  private lastText = ''

  constructor(readonly root: HTMLElement) {
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
    this.adding = new Adding(this)
    this.wireForms()
    this.wirePages()
    this.saver.resume()
  }

  items(): HTMLElement[] {
    return [...this.panel.querySelectorAll<HTMLElement>('.bv-review-item[data-id]')]
  }
  put(changes: Change[]): void {
    this.saver.put(changes)
  }
  private find(id: number): HTMLElement | null {
    return this.panel.querySelector<HTMLElement>(`.bv-review-item[data-id="${id}"]`)
  }
  private say(words: string): void {
    this.warn(words)
    this.silence = window.setTimeout(() => (this.live.textContent = ''), 8000)
  }
  /** What went wrong stays in sight until something else is said. */
  private warn(words: string): void {
    clearTimeout(this.silence)
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
      add.addEventListener('click', () => void this.adding.add(add.dataset.add!, add))
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

  edit(item: HTMLElement, value?: Value): void {
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
          if (opened.item.classList.contains('is-draft')) return this.adding.drop(opened.item)
          if (!this.reasoned && !opened.item.querySelector('[aria-invalid=true], .bv-field-error:not(:empty)')) opened.take()
          this.close(opened.item)
          opened.item.focus()
        }
        return
      }
      if (target.matches('input, textarea, select')) return
      if (event.key === 'Insert') {
        event.preventDefault()
        void this.adding.add(target.closest<HTMLElement>('[data-group]')?.dataset.group?.replace('header', 'duty') ?? 'duty', target)
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
      if (this.saver.waiting) return this.warn('Còn thay đổi chưa lưu xong. Chờ “Đã lưu” rồi bấm lại.')
      this.say(`Còn ${left} mục chưa xem.`)
      this.toNext(null)
    })
  }

  /** The page of the original on which an item stands comes into sight with it. */
  private wirePages(): void {
    const pages = this.root.querySelector<HTMLInputElement>('#view-pages')
    if (!pages) return
    // A scan that came upside down: the server read it upright, the picture is the original.
    for (const figure of this.root.querySelectorAll<HTMLElement>('.bv-review-pages figure')) {
      const turn = button('Xoay', () => (figure.dataset.turn = String((Number(figure.dataset.turn ?? 0) + 1) % 4)))
      turn.setAttribute('aria-label', `Xoay ${figure.querySelector('figcaption')?.textContent?.toLowerCase() ?? 'trang'}`)
      figure.querySelector('figcaption')?.append(turn)
    }
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
    if (!item) return this.warn(error.message)
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
    this.warn(error.message)
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
