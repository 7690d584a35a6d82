// Names of bodies, one a row: typed as the document prints them, or picked from those that existed on the document's day. Under each
// stands whom the name means.
import { askJson, button, make, newId, quietly } from './dom'

interface Found {
  meant: { outcome: string; names: string[]; count: number; reason: string } | null
  bodies: { id: number; name: string }[]
}

const askAfter = 300

function meaning(found: Found): string {
  const meant = found.meant
  if (!meant) return ''
  if (meant.outcome === 'one') return `= ${meant.names[0] ?? ''}`
  if (meant.outcome === 'group') return `= ${meant.count} cơ quan: ${meant.names.slice(0, 3).join('; ')}${meant.count > 3 ? '…' : ''}`
  if (meant.outcome === 'several') return `Chưa rõ: một trong ${meant.count} cơ quan. Chọn đúng cơ quan trong danh sách.`
  return 'Không có trong danh mục cơ quan của ngày văn bản.'
}

export class Bodies {
  readonly element: HTMLElement
  private readonly rows: HTMLElement
  private readonly picked = new WeakMap<HTMLInputElement, number>()

  constructor(
    private readonly label: string,
    private readonly address: string,
    names: string[],
    ids: (number | null)[],
    private readonly changed: () => void,
  ) {
    this.rows = make('div', { className: 'bv-review-bodies' })
    const more = button('+ Thêm cơ quan', () => this.add('', null).focus())
    this.element = make('fieldset', { className: 'bv-review-field' }, make('legend', {}, label), this.rows, more)
    names.forEach((name, i) => this.add(name, ids[i] ?? null))
    if (!names.length) this.add('', null)
  }

  private inputs(): HTMLInputElement[] {
    return [...this.rows.querySelectorAll('input')].filter((input) => input.value.trim())
  }
  names(): string[] {
    return this.inputs().map((input) => input.value.trim())
  }
  ids(): (number | null)[] | null {
    const ids = this.inputs().map((input) => this.picked.get(input) ?? null)
    return ids.some((id) => id !== null) ? ids : null
  }

  private add(name: string, id: number | null): HTMLInputElement {
    const list = make('ul', { className: 'bv-review-options', id: newId('options'), hidden: true })
    list.setAttribute('role', 'listbox')
    list.setAttribute('aria-label', this.label)
    const input = make('input', { className: 'form-control', value: name, autocomplete: 'off', spellcheck: false })
    input.setAttribute('role', 'combobox')
    input.setAttribute('aria-label', `${this.label}, cơ quan`)
    input.setAttribute('aria-autocomplete', 'list')
    input.setAttribute('aria-expanded', 'false')
    input.setAttribute('aria-controls', list.id)
    if (id !== null) this.picked.set(input, id)
    const note = make('p', { className: 'bv-minor' })
    note.setAttribute('role', 'status')
    const drop = button('Bỏ tên này', () => {
      row.remove()
      this.changed()
    })
    const row = make('div', { className: 'bv-review-body' }, make('div', { className: 'bv-review-body-line' }, input, drop), list, note)
    this.rows.append(row)

    let at = -1
    const close = (): void => {
      list.hidden = true
      at = -1
      input.setAttribute('aria-expanded', 'false')
      input.removeAttribute('aria-activedescendant')
    }
    const point = (to: number): void => {
      const options = [...list.children]
      at = options.length ? (to + options.length) % options.length : -1
      options.forEach((option, i) => option.setAttribute('aria-selected', String(i === at)))
      const option = options[at]
      if (option) {
        input.setAttribute('aria-activedescendant', option.id)
        option.scrollIntoView({ block: 'nearest' })
      }
    }
    const pick = (body: { id: number; name: string }): void => {
      input.value = body.name
      this.picked.set(input, body.id)
      note.textContent = `= ${body.name} (đã chọn)`
      close()
      this.changed()
    }
    let asked = ''
    const ask = async (): Promise<void> => {
      const typed = input.value.trim()
      asked = typed
      if (!typed) return close()
      const found = await askJson<Found>(`${this.address}/bodies?q=${encodeURIComponent(typed)}`)
      if (!found || asked !== typed) return
      if (!this.picked.has(input)) note.textContent = meaning(found)
      list.replaceChildren(
        ...found.bodies.map((body) => {
          const option = make('li', { id: newId('option') }, body.name)
          option.setAttribute('role', 'option')
          option.setAttribute('aria-selected', 'false')
          option.addEventListener('mousedown', (event) => {
            event.preventDefault()
            pick(body)
          })
          return option
        }),
      )
      const open = found.bodies.length > 0 && document.activeElement === input
      list.hidden = !open
      at = -1
      input.setAttribute('aria-expanded', String(open))
    }
    const soon = quietly(() => void ask(), askAfter)
    const typed = (): void => {
      this.picked.delete(input)
      this.changed()
      soon()
    }
    input.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) typed()
    })
    input.addEventListener('compositionend', typed)
    input.addEventListener('blur', close)
    input.addEventListener('keydown', (event) => {
      if (event.isComposing) return
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (list.hidden) void ask()
        else point(at + (event.key === 'ArrowDown' ? 1 : -1))
        event.preventDefault()
      } else if (event.key === 'Enter' && !event.ctrlKey) {
        event.preventDefault() // never sends the form
        if (at >= 0) list.children[at]?.dispatchEvent(new MouseEvent('mousedown', { cancelable: true }))
      } else if (event.key === 'Escape' && !list.hidden) {
        close()
        event.stopPropagation()
      }
    })
    return input
  }
}
