// The drop zone: choose or drop, check sizes before anything is sent, send in parts, read, go to the result.
import { formatBytes, sentence, type Trouble } from '../words'
import { read, Refusal, send } from './sender'

interface Row {
  item: HTMLLIElement
  say: (text: string) => void
  move: (share: number | null) => void
  fail: (trouble: Trouble) => void
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, classes: string, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  made.className = classes
  made.textContent = text
  return made
}

function addRow(queue: HTMLElement, file: File): Row {
  const item = element('li', '')
  const line = element('div', 'bv-queue-line')
  const state = element('span', 'bv-queue-state', 'Đang chờ')
  const bar = document.createElement('progress')
  bar.max = 1
  bar.value = 0
  bar.setAttribute('aria-label', `Gửi ${file.name}`)
  line.append(element('span', 'bv-queue-name', file.name), state)
  item.append(line, bar)
  queue.append(item)
  return {
    item,
    say: (text) => (state.textContent = text),
    move: (share) => {
      if (share === null) bar.removeAttribute('value')
      else bar.value = share
    },
    fail: (trouble) => {
      item.classList.add('is-failed')
      bar.remove()
      state.textContent = 'Có lỗi'
      item.append(element('p', 'bv-field-error', sentence({ ...trouble, where: '' })))
    },
  }
}

/** What can be said of a file before it is sent. */
function faultOf(file: File, limit: number): Trouble | null {
  if (file.size === 0) return { message: 'Tệp rỗng (0 byte).', where: file.name, mend: 'Mở tệp trên máy xem còn nội dung không rồi chọn lại.' }
  if (file.size > limit)
    return {
      message: `Tệp lớn ${formatBytes(file.size)}, quá mức ${formatBytes(limit)} một tệp.`,
      where: file.name,
      mend: 'Tách văn bản thành nhiều tệp nhỏ, hoặc quét lại ở 200 dpi.',
    }
  return null
}

/** The summary above the page, as the server makes it: focus goes there, each line links to the field. */
function showErrors(form: HTMLFormElement, troubles: Trouble[]): void {
  document.querySelectorAll('.error-summary').forEach((old) => old.remove())
  form.classList.toggle('is-wrong', troubles.length > 0)
  const title = document.title.replace(/^Lỗi: /, '')
  document.title = troubles.length ? `Lỗi: ${title}` : title
  if (!troubles.length) return
  const box = element('div', 'error-summary')
  box.id = 'error-summary'
  box.setAttribute('aria-labelledby', 'error-summary-title')
  box.tabIndex = -1
  box.setAttribute('role', 'alert')
  const heading = element('h2', '', 'Có lỗi cần sửa')
  heading.id = 'error-summary-title'
  box.append(heading)
  const list = element('ul', '')
  for (const trouble of troubles) {
    const link = element('a', '', sentence(trouble))
    link.href = '#files'
    const line = element('li', '')
    line.append(link)
    list.append(line)
  }
  box.append(list)
  const main = document.querySelector('main') ?? document.body
  main.prepend(box)
  box.focus()
}

export function wireUploadForm(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]')
  const queue = form.querySelector<HTMLElement>('.bv-queue')
  const live = form.querySelector<HTMLElement>('[role=status]')
  const limit = Number(form.dataset.fileBytes)
  if (!input || !queue || !live || !limit) return
  let busy = false

  async function readOne(file: File, row: Row, list: () => string): Promise<{ address: string; list: string; trouble: Trouble | null }> {
    try {
      const id = await send(file, ({ sent, waiting }) => {
        row.move(sent / file.size)
        row.say(
          waiting
            ? `Mất mạng, tự gửi tiếp sau ${waiting} giây (đã gửi ${formatBytes(sent)} trên ${formatBytes(file.size)})`
            : `Đang gửi ${Math.floor((100 * sent) / file.size)}%`,
        )
      })
      row.move(null)
      const begun = Date.now()
      const count = (): void => row.say(`Đang đọc… ${Math.round((Date.now() - begun) / 1000)} giây`)
      count()
      const timer = setInterval(count, 1000)
      try {
        const answer = await read(form.action, id, list(), (left) => row.say(`Máy đang bận, tự thử lại sau ${left} giây`))
        if (answer.error) row.fail(answer.error)
        else {
          row.move(1)
          row.say('Đã đọc xong')
        }
        return { address: answer.address, list: answer.list, trouble: answer.error ?? null }
      } finally {
        clearInterval(timer)
      }
    } catch (error) {
      const trouble =
        error instanceof Refusal
          ? error.trouble
          : { message: 'Mất mạng quá lâu, chưa gửi xong.', where: '', mend: 'Kiểm tra đường truyền rồi chọn lại tệp.' }
      row.fail(trouble)
      return { address: '', list: '', trouble }
    }
  }

  async function take(files: File[]): Promise<void> {
    if (busy || !files.length) return
    const faults = files.map((file) => faultOf(file, limit))
    showErrors(form, faults.filter((fault): fault is Trouble => fault !== null))
    const good = files.filter((_, i) => faults[i] === null)
    queue!.replaceChildren()
    if (!good.length) return
    busy = true
    form.setAttribute('aria-busy', 'true')
    live!.textContent = `Đang gửi ${good.length} tệp.`
    const rows = good.map((file) => addRow(queue!, file))
    let list = ''
    const addresses: string[] = []
    const troubles: Trouble[] = faults.filter((fault): fault is Trouble => fault !== null)
    // One after the other: the order stays as chosen, and a thin line is not split.
    for (const [i, file] of good.entries()) {
      const row = rows[i]
      if (!row) continue
      const done = await readOne(file, row, () => list)
      if (done.list) list = done.list
      if (done.trouble) troubles.push({ ...done.trouble, where: done.trouble.where || file.name })
      else addresses.push(done.address)
    }
    busy = false
    form.removeAttribute('aria-busy')
    input!.value = ''
    const only = addresses[0]
    if (only && files.length === 1) location.assign(only)
    else if (only && list) location.assign(`${form.action}/${list}`)
    else {
      live!.textContent = ''
      showErrors(form, troubles)
    }
  }

  input.addEventListener('change', () => void take([...(input.files ?? [])]))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (input.files?.length) void take([...input.files])
    else input.click()
  })
  // The whole page takes the file: a drop beside the zone must not open it in the browser.
  let depth = 0
  addEventListener('dragenter', (event) => {
    event.preventDefault()
    depth += 1
    form.classList.add('is-over')
  })
  addEventListener('dragover', (event) => event.preventDefault())
  addEventListener('dragleave', () => {
    depth -= 1
    if (depth <= 0) form.classList.remove('is-over')
  })
  addEventListener('drop', (event) => {
    event.preventDefault()
    depth = 0
    form.classList.remove('is-over')
    void take([...(event.dataTransfer?.files ?? [])])
  })
}
