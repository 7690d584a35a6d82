import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { address, assertAccessible, catPicture, haveSeeds, open, pdfOf, sample, scanOf, seeds, send, textFile, useBrowser } from './browser.mjs'
import { docxOf } from './zip.mjs'

useBrowser()

const letter = () => sample('bang-tinh-hinh').toString()
/** What every form of that letter must show. */
async function assertLetter(page) {
  const panel = await page.locator('#ket-qua').innerText()
  for (const fact of ['SNNMT-PTNT', '3405', '05/12/2025']) assert.ok(panel.includes(fact), `${fact} is on the page`)
  assert.match(await page.locator('main').innerText(), /Chưa lưu gì: kết quả chỉ để xem, sẽ xóa sau 30 phút/)
}

test('a text file is read', async (t) => {
  const page = await open(t)
  await send(page, textFile('cong van.txt', letter()))
  await assertLetter(page)
  await assertAccessible(page, 'a result')
})

test('a Word file is read', async (t) => {
  const page = await open(t)
  await send(page, { name: 'công văn.docx', mimeType: 'application/octet-stream', buffer: docxOf(letter()) })
  await assertLetter(page)
})

test('a PDF with text is read', async (t) => {
  const page = await open(t)
  await send(page, { name: 'cong-van.pdf', mimeType: 'application/pdf', buffer: await pdfOf(letter()) })
  await assertLetter(page)
})

test('a file dropped on the page is read', async (t) => {
  const page = await open(t)
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'tha.txt'))
    return transfer
  }, letter())
  await page.dispatchEvent('.bv-drop', 'dragenter', { dataTransfer: dropped })
  assert.ok(await page.locator('.bv-drop.is-over').count())
  await page.dispatchEvent('.bv-drop', 'drop', { dataTransfer: dropped })
  await page.waitForURL(/readings/)
  await assertLetter(page)
})

test('several files give one result each, with a list', async (t) => {
  const page = await open(t)
  await send(page, [textFile('mot.txt', letter()), textFile('hai.txt', sample('cong-van-bo')), textFile('hong.docx', Buffer.from('PK\u0003\u0004 no zip'))])
  assert.match(await page.locator('h1').innerText(), /3 tệp đã gửi/)
  assert.match(await page.title(), /^Lỗi: /)
  assert.match(await page.locator('.error-summary').innerText(), /Có lỗi cần sửa\s+hong\.docx/)
  await assertAccessible(page, 'the list')
  await page.getByRole('link', { name: 'mot.txt' }).click()
  await assertLetter(page)
  await page.locator('.bv-files a', { hasText: 'hai.txt' }).click()
  assert.ok((await page.locator('#ket-qua').innerText()).includes('BNNMT-VPQGGN'))
  await assertAccessible(page, 'a result on a list')
})

test('what can not be read is told before or after sending, and the page stays', async (t) => {
  const noise = Buffer.alloc(50_000)
  for (let i = 0, x = 12345; i < noise.length; ++i) noise[i] = (x = (x * 1103515245 + 12345) & 0x7fffffff) >> 16
  const cases = [
    [textFile('rong.txt', ''), /rong\.txt: Tệp rỗng/],
    [{ name: 'nhieu.pdf', mimeType: 'application/pdf', buffer: noise }, /nhieu\.pdf: \S+/],
    [{ name: 'cut.pdf', mimeType: 'application/pdf', buffer: (await pdfOf(letter())).subarray(0, 3000) }, /cut\.pdf: \S+/],
    [{ name: 'bang.xlsx', mimeType: 'application/octet-stream', buffer: docxOf('x').subarray(0, 200) }, /bang\.xlsx: \S+/],
  ]
  const page = await open(t)
  for (const [file, told] of cases) {
    await page.setInputFiles('#files', file)
    await page.locator('.error-summary', { hasText: file.name }).waitFor()
    assert.match(await page.locator('.error-summary li').innerText(), told)
    assert.equal(await page.evaluate(() => document.activeElement.id), 'error-summary')
    assert.match(await page.title(), /^Lỗi: /)
  }
  await assertAccessible(page, 'the page with errors')
})

test('a picture of a cat has no text', async (t) => {
  const page = await open(t)
  await page.setInputFiles('#files', { name: 'meo.png', mimeType: 'image/png', buffer: await catPicture() })
  await page.locator('.error-summary', { hasText: 'meo.png' }).waitFor()
})

test('a file that is too large is refused before anything is sent', async (t) => {
  const page = await open(t)
  const sent = []
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
  await page.evaluate(() => {
    const piece = new Blob([new Uint8Array(1 << 20)])
    const transfer = new DataTransfer()
    transfer.items.add(new File(Array(101).fill(piece), 'lon.pdf'))
    const input = document.querySelector('#files')
    input.files = transfer.files
    input.dispatchEvent(new Event('change'))
  })
  await page.locator('.error-summary', { hasText: 'lon.pdf: Tệp lớn 101 MB, quá mức 100 MB' }).waitFor()
  assert.deepEqual(sent, [])
})

test('a network that drops while sending is waited for, and the rest is sent', async (t) => {
  const page = await open(t, '/documents/reading', { expect: ['ERR_', 'Failed to load'] })
  let parts = 0
  let cut = 2
  await page.route('**/uploads/*/parts/*', (route) => {
    parts += 1
    if (parts > 1 && cut-- > 0) return route.abort('internetdisconnected')
    return route.continue()
  })
  // Three parts: the letter, and blanks that a reader passes over.
  const large = textFile('lon.txt', letter() + '\n'.repeat(9 << 20))
  await page.setInputFiles('#files', large)
  await page.getByText('Mất mạng, tự gửi tiếp sau').waitFor()
  await page.waitForURL(/readings/)
  assert.equal(parts, 5, 'the first part is not sent again')
  await assertLetter(page)
})

test('without script the form is sent at once, read, and can be printed', async (t) => {
  const page = await open(t, '/documents/reading', { javaScriptEnabled: false, expect: ['422'] })
  await page.getByRole('button', { name: 'Đọc văn bản' }).click()
  assert.match(await page.locator('.error-summary').innerText(), /Chọn ít nhất một tệp/)
  await page.setInputFiles('#files', textFile('cong-van.txt', letter()))
  await page.getByRole('button', { name: 'Đọc văn bản' }).click()
  await page.waitForURL(/readings/)
  await assertLetter(page)
  await page.locator('#duty-2 a.bv-place').click()
  assert.match(page.url(), /#t-duty-2$/)
  await page.emulateMedia({ media: 'print' })
  assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 10_000)
  await page.goto(`${address}/documents/reading`)
  await page.emulateMedia({ media: 'screen' })
  await page.setInputFiles('#files', [textFile('mot.txt', letter()), textFile('hai.txt', '')])
  await page.getByRole('button', { name: 'Đọc văn bản' }).click()
  await page.waitForURL(/readings/)
  assert.match(await page.locator('main').innerText(), /2 tệp đã gửi/)
})

test('a second person is served while a scan is being read', async (t) => {
  const page = await open(t)
  const scan = await scanOf(letter())
  await page.setInputFiles('#files', Array.from({ length: 4 }, (_, i) => ({ name: `quet-${i}.png`, mimeType: 'image/png', buffer: scan })))
  await page.getByText('Đang đọc…').first().waitFor()
  const other = await open(t, '/documents/samples/cong-van-bo')
  assert.equal(await other.locator('#duty-1').count(), 1)
  assert.ok(await page.getByText('Đang đọc…').first().isVisible(), 'the scans were read before the other person was served')
  await page.waitForURL(/readings/, { timeout: 120_000 })
  await page.getByRole('link', { name: 'quet-0.png' }).click()
  assert.match(await page.locator('main').innerText(), /chữ nhận dạng từ ảnh, cần xem lại/)
  assert.ok((await page.locator('#ket-qua').innerText()).includes('PTNT'))
})

test('the five real documents show their facts', { skip: haveSeeds ? false : '../shared/seeds is not there' }, async (t) => {
  const page = await open(t)
  for (const file of readdirSync(seeds).filter((name) => name.endsWith('.txt'))) {
    const gold = JSON.parse(readFileSync(join(dirname(seeds), 'checks/seeds-gold', `${file.slice(0, 3)}.json`)))
    await page.goto(`${address}/documents/reading`)
    await send(page, textFile(file, readFileSync(join(seeds, file))))
    const panel = await page.locator('#ket-qua').innerText()
    const facts = [gold.header.symbol, gold.header.signer, gold.header.number ?? 'để trống']
    for (const duty of gold.obligations) {
      const day = duty.deadline?.date?.match(/^(\d{4})-(\d\d)-(\d\d)$/)
      if (day && !duty.optional) facts.push(`${day[3]}/${day[2]}/${day[1]}`)
    }
    if (gold.money?.length) facts.push('162.756', '161.044', '✓ khớp')
    if (gold.status_rows?.length) facts.push(`${gold.status_rows.length} dòng`)
    for (const fact of facts) if (fact) assert.ok(panel.includes(fact), `${file}: ${fact}`)
    assert.ok((await page.locator('#nhiem-vu tbody tr').count()) >= gold.obligations.filter((duty) => !duty.optional).length * 0.7, `${file}: duties`)
    await assertAccessible(page, file)
  }
})
