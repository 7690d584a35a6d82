// The review: a paper is confirmed, corrected, split, added to by keyboard; two reviewers at once; a lost network; no script.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { address, assertAccessible, open, pdfOf, sessionOf, textFile, useBrowser } from './browser.mjs'

useBrowser()
const clerk = { user: 'van.thu' }
const pictures = process.env.BENVUNG_PICTURES // a folder: for looking at the pages by hand

async function picture(page, name) {
  if (!pictures) return
  await page.screenshot({ path: join(pictures, `${name}.png`) })
  const before = page.viewportSize()
  await page.setViewportSize({ width: 400, height: 800 })
  await page.screenshot({ path: join(pictures, `${name}-phone.png`), fullPage: true })
  await page.setViewportSize(before)
}

const letter = (number, subject) =>
  `ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n\nSố: ${number}/UBND-KT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n` +
  `Lai Châu, ngày 14 tháng 10 năm 2026\n\nV/v ${subject}\n\nKính gửi: Sở Tài chính.\n\nCăn cứ Quyết định số 90/QĐ-TTg ngày 18 tháng 01 năm 2022 của Thủ tướng Chính phủ.\n\n` +
  `1. Sở Tài chính rà soát kinh phí; tổng hợp kết quả, báo cáo UBND tỉnh trước ngày 30/10/2026.\n\n` +
  `2. Sở Nông nghiệp và Môi trường báo cáo kết quả vào ngày 15 hằng tháng.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n`

/** A file goes into the register; the page of its review is opened. */
async function bring(t, file, options = clerk) {
  const page = await open(t, '/documents/intake', { ...clerk, ...options })
  const reloaded = page.waitForEvent('load')
  await page.setInputFiles('#files', [file])
  await reloaded
  await page.getByRole('row', { name: new RegExp(`${file.name}.*Đã nhận`) }).waitFor()
  await page.getByRole('link', { name: file.name }).click()
  await page.waitForURL(/\/documents\/papers\/\d+/)
  const own = /\/documents\/papers\/\d+/.exec(page.url())[0]
  await page.mouse.move(0, 0) // what lies under a pointer is the present item
  await page.goto(`${address}${own}/review`)
  return { page, path: `${own}/review`, id: own.split('/').pop() }
}

const items = (page, kind) => page.locator(`.bv-review-item[data-kind="${kind}"]`)
const field = (page, name) => page.locator(`.bv-review-item[data-field="${name}"]`)
const saved = (page) => page.locator('[data-saved]', { hasText: /^Đã lưu \d\d:\d\d:\d\d$/ }).waitFor()
const left = async (page) => Number(/\d+/.exec(await page.locator('[data-progress]').innerText())?.[0] ?? 0)

test('a paper is reviewed and confirmed by keyboard alone, and every step is kept', async (t) => {
  const { page, id } = await bring(t, textFile('ra-soat-1.txt', letter(1201, 'rà soát kinh phí')), { expect: ['422'] })
  await picture(page, 'review')
  await assertAccessible(page, 'a review')
  const all = await left(page)
  assert.ok(all > 8)
  await page.getByText('Enter', { exact: true }).first().waitFor() // the legend of keys is in sight

  // From item to item: right, and on to the next.
  await page.locator('[data-panel]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await saved(page)
  assert.equal(await left(page), all - 1)
  assert.equal(await field(page, 'issuer').getAttribute('data-state'), 'confirmed')

  // A correction is saved while it is typed, beside what the reader proposed; letters are letters within a box.
  await field(page, 'subject').focus()
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('rà soát kinh phí giảm nghèo')
  await page.locator('.bv-review-item[data-field="subject"][data-state="corrected"]').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Máy đọc: rà soát kinh phí').waitFor()
  await assertAccessible(page, 'a corrected item')

  // Delete rejects, Ctrl+Z takes back.
  await field(page, 'place').focus()
  await page.keyboard.press('Delete')
  await page.locator('.bv-review-item[data-field="place"][data-state="rejected"]').waitFor()
  await field(page, 'place').focus()
  await page.keyboard.press('Control+z')
  await page.locator('.bv-review-item[data-field="place"][data-state="proposed"]').waitFor()

  // One duty becomes two at the caret, and one again.
  const before = await items(page, 'duty').count()
  await items(page, 'duty').first().focus()
  await page.keyboard.press('F2')
  const action = items(page, 'duty').first().getByLabel('Việc', { exact: true })
  await action.evaluate((area) => area.setSelectionRange(area.value.indexOf('tổng hợp'), area.value.indexOf('tổng hợp')))
  await picture(page, 'review-editor')
  await assertAccessible(page, 'the boxes of a duty')
  await items(page, 'duty').first().getByRole('button', { name: 'Tách việc tại con trỏ' }).press('Enter')
  await page.waitForFunction((count) => document.querySelectorAll('.bv-review-item[data-kind="duty"]').length === count, before + 1)
  assert.match(await items(page, 'duty').nth(1).innerText(), /tổng hợp kết quả/)
  await items(page, 'duty').nth(1).getByRole('button', { name: /Nhập vào việc trên/ }).press('Enter')
  await page.locator('.bv-review-item[data-kind="duty"][data-state="rejected"]').waitFor()

  // The rest is right.
  while (await left(page)) {
    const now = await left(page)
    await page.locator('.bv-review-item[data-open="1"]').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction((count) => Number(/\d+/.exec(document.querySelector('[data-progress]').textContent)?.[0] ?? 0) < count, now)
  }
  await saved(page)
  await page.getByRole('button', { name: 'Xác nhận văn bản' }).press('Enter')
  await page.getByText('Văn bản đã xác nhận.').waitFor()
  await assertAccessible(page, 'a confirmed review')

  const review = await (await fetch(`${address}/api/v1/documents/${id}/review`, { headers: { cookie: `benvung_session=${await sessionOf('van.thu')}` } })).json()
  assert.equal(review.state, 'confirmed')
  assert.equal(review.annotations.header.subject, 'rà soát kinh phí giảm nghèo')

  // What is settled is changed only with a reason.
  await field(page, 'number').focus()
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('1202')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Văn bản đã xác nhận: nói rõ vì sao sửa.').first().waitFor()
  await page.getByLabel('Lý do sửa').fill('đọc nhầm số')
  await field(page, 'number').getByRole('button', { name: 'Lưu, sang mục sau' }).click()
  await page.locator('.bv-review-item[data-field="number"][data-state="corrected"]').waitFor()
  await page.goto(`${address}/documents/review/figures`)
  await page.getByRole('cell', { name: 'Nhiệm vụ' }).first().waitFor()
  await picture(page, 'review-figures')
  await assertAccessible(page, 'the figures')
}, { timeout: 120_000 })

test('what is selected in the text becomes an item, with whom it means and when', async (t) => {
  const { page } = await bring(t, textFile('ra-soat-2.txt', letter(1211, 'tổng hợp báo cáo')))
  const paragraph = page.locator('[data-text] p', { hasText: 'Căn cứ Quyết định' })
  await paragraph.selectText()
  await page.getByText('Thêm “Căn cứ Quyết định số 90').waitFor()
  await page.getByRole('button', { name: '+ việc', exact: true }).first().click()
  const draft = page.locator('.is-draft')
  await draft.getByLabel('Việc', { exact: true }).fill('rà soát theo Quyết định 90')
  // A body of that day, picked by keyboard.
  await draft.getByRole('combobox', { name: 'Ai làm' }).fill('so tai chinh tinh lai chau')
  await draft.getByRole('option', { name: 'Sở Tài chính tỉnh Lai Châu' }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await draft.getByText('(đã chọn)').waitFor()
  // A rule with its dates.
  await draft.getByLabel('Loại hạn').selectOption({ label: 'Lặp lại' })
  await draft.getByLabel('Ngày trong tháng').fill('15, cuối tháng')
  await draft.getByText(/^12 ngày tới: /).waitFor()
  await assertAccessible(page, 'a new duty')
  await picture(page, 'review-new')
  await draft.getByRole('button', { name: 'Thêm', exact: true }).click()
  const added = page.locator('.bv-review-item[data-kind="duty"][data-state="added"]')
  await added.waitFor()
  const text = await added.innerText()
  assert.match(text, /Sở Tài chính tỉnh Lai Châu/)
  assert.match(text, /đã chọn/)
  assert.match(text, /lặp lại/)
  await saved(page)
  // It is marked in the text at once.
  const id = await added.getAttribute('data-item')
  assert.match(await page.locator(`[data-text] [data-items~="${id}"]`).nth(1).innerText(), /Căn cứ/)

  // A part of the text goes into a field of the head.
  await page.locator('[data-text] p', { hasText: 'Nguyễn Văn An' }).selectText()
  await page.getByRole('button', { name: '+ đầu văn bản' }).click()
  await page.getByLabel('Đưa đoạn đã chọn vào ô nào').selectOption({ label: 'Người chỉ đạo' })
  await field(page, 'directed_by').getByRole('button', { name: 'Lưu, sang mục sau' }).click()
  await page.locator('.bv-review-item[data-field="directed_by"][data-state="added"]').waitFor()
})

test('two reviewers at once: the second is shown both and chooses', async (t) => {
  const { page, path } = await bring(t, textFile('ra-soat-3.txt', letter(1221, 'hai người cùng sửa')), { expect: ['409'] })
  const other = await open(t, path, { ...clerk, expect: ['409'] })
  const type = async (on, words) => {
    await field(on, 'subject').focus()
    await on.keyboard.press('F2')
    await on.keyboard.press('Control+A')
    await on.keyboard.type(words)
    await on.keyboard.press('Control+Enter')
  }
  await type(page, 'của người thứ nhất')
  await saved(page)
  await type(other, 'của người thứ hai')
  const told = other.getByRole('alert').filter({ hasText: 'đã sửa mục này lúc' })
  await told.waitFor()
  assert.match(await told.innerText(), /của người thứ hai[\s\S]*của người thứ nhất/)
  await assertAccessible(other, 'a conflict')
  await picture(other, 'review-conflict')
  await told.getByRole('button', { name: 'Giữ của tôi' }).click()
  await other.locator('.bv-review-item[data-field="subject"][data-version="3"]').waitFor()
  // The first, who still sees the old one, keeps the other's.
  await type(page, 'lại của người thứ nhất')
  await page.getByRole('button', { name: 'Giữ của người kia' }).click()
  assert.match(await field(page, 'subject').innerText(), /của người thứ hai/)
})

test('what was typed is kept over a lost network and sent once it is back', async (t) => {
  const { page } = await bring(t, textFile('ra-soat-4.txt', letter(1231, 'mất mạng')), { expect: ['ERR_INTERNET_DISCONNECTED', 'Failed to load'] })
  await page.context().setOffline(true)
  await field(page, 'subject').focus()
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('gõ khi mất mạng')
  await page.getByText('Mất mạng – vẫn nhập được.').waitFor()
  await page.keyboard.type(' thêm nữa')
  await page.waitForTimeout(1500)
  assert.equal(await field(page, 'subject').getAttribute('data-state'), 'proposed')
  await page.context().setOffline(false)
  await page.locator('.bv-review-item[data-field="subject"][data-state="corrected"]').waitFor()
  await saved(page)
  await page.reload()
  assert.match(await field(page, 'subject').innerText(), /gõ khi mất mạng thêm nữa/)
})

test('a syllable that is being composed is not saved half', async (t) => {
  const { page } = await bring(t, textFile('ra-soat-5.txt', letter(1241, 'gõ tiếng Việt')))
  const sent = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.postData()))
  await field(page, 'subject').focus()
  await page.keyboard.press('F2')
  const input = await page.context().newCDPSession(page)
  await page.keyboard.press('Control+A')
  await input.send('Input.imeSetComposition', { text: 'vie', selectionStart: 3, selectionEnd: 3 })
  await page.waitForTimeout(1800)
  assert.deepEqual(sent, [])
  await input.send('Input.insertText', { text: 'việt' })
  await page.locator('.bv-review-item[data-field="subject"][data-state="corrected"]').waitFor()
  assert.equal(sent.length, 1)
  assert.match(sent[0], /"value":"việt"/)
})

test('without script the paper is read, confirmed item by item, and by whole parts', async (t) => {
  const { path } = await bring(t, textFile('ra-soat-6.txt', letter(1251, 'không có script')))
  const page = await open(t, path, { ...clerk, javaScriptEnabled: false, expect: ['422', '403'] })
  await page.getByRole('heading', { name: 'Rà soát: Công văn 1251/UBND-KT' }).waitFor()
  await field(page, 'number').getByLabel('Đúng').check()
  await page.getByRole('button', { name: 'Lưu các mục đã đánh dấu đúng' }).click()
  await page.getByText('Đã lưu 1 mục.').waitFor()
  for (const part of ['Thể thức', 'Nhiệm vụ', 'Văn bản dẫn chiếu'])
    await page.getByRole('button', { name: new RegExp(`Còn lại đều đúng.*${part}`) }).click()
  await page.getByRole('button', { name: 'Xác nhận văn bản' }).click()
  await page.getByText('Văn bản đã xác nhận.').waitFor()
})

test('pages of a PDF are shown as pictures beside the items', async (t) => {
  const { page } = await bring(t, { name: 'ra-soat-7.pdf', mimeType: 'application/pdf', buffer: await pdfOf(letter(1261, 'xem ảnh trang')) })
  await page.getByLabel('Ảnh trang').check()
  const first = page.getByRole('img', { name: 'Ảnh trang 1 của bản gốc' })
  await page.waitForFunction(() => document.querySelector('#trang-1 img').naturalWidth === 1000)
  assert.ok(await first.isVisible())
  await picture(page, 'review-pages')
  await page.getByRole('button', { name: 'Xoay trang 1' }).dblclick()
  assert.match(await first.evaluate((image) => getComputedStyle(image).transform), /^matrix\(-1,/)
  await assertAccessible(page, 'pages as pictures')
})

test('who may only read looks and changes nothing', async (t) => {
  const { path } = await bring(t, textFile('ra-soat-8.txt', letter(1271, 'chỉ xem')))
  const page = await open(t, path, { user: 'quan.tri.tinh', expect: ['403', '404'] })
  assert.equal(await page.locator('[data-act]').count(), 0)
})
