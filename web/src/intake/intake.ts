// Many files into the register: a few go up at a time, each is out of the browser's hands as soon as the server has it, and what the server
// already has is recognised when the same files are dropped once more.
import { formatBytes, sentence, type Trouble } from '../words'
import { hand, Refusal, send } from '../upload/sender'

interface Handed {
  job: number
  again: boolean
  address: string
}

type Counts = Partial<Record<'waiting' | 'reading' | 'duplicate' | 'taken' | 'attached' | 'dropped' | 'refused' | 'failed', number>>

const sendersMax = 3
const failuresShownMax = 200

function element<K extends keyof HTMLElementTagNameMap>(tag: K, classes: string, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  made.className = classes
  made.textContent = text
  return made
}

const plural = new Intl.NumberFormat('vi-VN')

/** One line of the queue: only files under way and those that failed have one, or 3 000 lines would make the page slow. */
class Row {
  private readonly item = element('li', '')
  private readonly state = element('span', 'bv-queue-state')
  private readonly bar = document.createElement('progress')

  constructor(queue: HTMLElement, file: File) {
    const line = element('div', 'bv-queue-line')
    this.bar.max = 1
    this.bar.value = 0
    this.bar.setAttribute('aria-label', `Gửi ${file.name}`)
    line.append(element('span', 'bv-queue-name', file.name), this.state)
    this.item.append(line, this.bar)
    queue.append(this.item)
  }
  show(share: number, text: string): void {
    this.bar.value = share
    this.state.textContent = text
  }
  fail(trouble: Trouble, shown: boolean): void {
    if (!shown) return this.done()
    this.bar.remove()
    this.item.classList.add('is-failed')
    this.state.textContent = 'Không nhận'
    this.item.append(element('p', 'bv-field-error', sentence({ ...trouble, where: '' })))
  }
  done(): void {
    this.item.remove()
  }
}

/** Files of a drop, those inside of folders too. */
async function dropped(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null)
  if (!entries.some((entry) => entry?.isDirectory)) return [...data.files]
  const files: File[] = []
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    if (entry.isFile) {
      files.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)))
      return
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader()
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
      if (!some.length) return
      for (const inner of some) await walk(inner)
    }
  }
  for (const entry of entries) if (entry) await walk(entry)
  return files
}

export function wireIntakeForm(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]')
  const queue = form.querySelector<HTMLElement>('.bv-queue')
  const total = form.querySelector<HTMLElement>('[role=status]')
  const limit = Number(form.dataset.fileBytes)
  const batch = form.dataset.intake
  if (!input || !queue || !total || !limit || !batch) return
  const waiting: File[] = []
  let all = 0
  let sent = 0
  let again = 0
  let failed = 0
  let senders = 0
  let counts: Counts = {}
  let timer: ReturnType<typeof setTimeout> | undefined

  const busy = (): boolean => senders > 0 || waiting.length > 0
  const open = (): number => (counts.waiting ?? 0) + (counts.reading ?? 0)

  function tell(): void {
    const parts = [`Đã gửi ${plural.format(sent)} trên ${plural.format(all)} tệp`]
    const add = (count: number | undefined, text: string): void => {
      if (count) parts.push(`${plural.format(count)} ${text}`)
    }
    add(again, 'đã gửi từ trước')
    add(open(), 'đang chờ đọc')
    add(counts.taken, 'đã vào sổ')
    add(counts.duplicate, 'nghi trùng')
    add((counts.refused ?? 0) + (counts.failed ?? 0) + failed, 'không nhận được')
    total!.textContent = parts.join(', ') + (busy() ? '…' : '.')
  }

  async function ask(): Promise<void> {
    timer = undefined
    try {
      const answer = await fetch(`/documents/intake-progress?batch=${batch!}`, { headers: { Accept: 'application/json' } })
      if (answer.ok) counts = (await answer.json()) as Counts
    } catch {
      // The next question may get through.
    }
    tell()
    if (busy() || open() > 0) plan()
    else if (sent > again) {
      const these = `${new URL(form.action).pathname}?batch=${batch!}` // the list of these files, and how they stand
      if (failed === 0) location.assign(these)
      else if (!total!.querySelector('a')) total!.append(' ', Object.assign(element('a', '', 'Xem các tệp của lần gửi này'), { href: these }))
    }
  }
  function plan(): void {
    timer ??= setTimeout(() => void ask(), 1500)
  }

  async function sendOne(file: File): Promise<void> {
    const row = new Row(queue!, file)
    const fail = (trouble: Trouble): void => {
      failed += 1
      row.fail(trouble, failed <= failuresShownMax)
    }
    try {
      if (file.size === 0) return fail({ message: 'Tệp rỗng (0 byte).', where: '', mend: 'Mở tệp trên máy xem còn nội dung không.' })
      if (file.size > limit)
        return fail({ message: `Tệp lớn ${formatBytes(file.size)}, quá mức ${formatBytes(limit)}.`, where: '', mend: 'Tách tệp, hoặc quét lại ở 200 dpi.' })
      const lost = (left: number): void => row.show(1, `Máy chủ chưa nhận, tự gửi lại sau ${left} giây`)
      const id = await send(file, (progress) =>
        row.show(
          progress.sent / file.size,
          progress.waiting ? `Mất mạng, tự gửi tiếp sau ${progress.waiting} giây` : `Đang gửi ${Math.floor((100 * progress.sent) / file.size)}%`,
        ),
      )
      const answer = await hand<Handed>(form.action, { upload: id, batch: batch! }, lost)
      sent += 1
      if (answer.again) again += 1
      row.done()
    } catch (error) {
      fail(error instanceof Refusal ? error.trouble : { message: 'Mất mạng quá lâu, chưa gửi xong.', where: '', mend: 'Thả lại tệp này khi có mạng.' })
    }
  }

  async function sender(): Promise<void> {
    senders += 1
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      await sendOne(file)
      tell()
    }
    senders -= 1
    tell()
    plan()
  }

  function take(files: File[]): void {
    if (!files.length) return
    all += files.length
    waiting.push(...files)
    input!.value = ''
    tell()
    while (senders < sendersMax && waiting.length) void sender()
  }

  addEventListener('beforeunload', (event) => {
    if (busy()) event.preventDefault()
  })
  input.addEventListener('change', () => take([...(input.files ?? [])]))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (input.files?.length) take([...input.files])
    else input.click()
  })
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
    if (event.dataTransfer) void dropped(event.dataTransfer).then(take)
  })
}
