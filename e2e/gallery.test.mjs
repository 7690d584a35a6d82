import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { address, assertAccessible, open, useBrowser } from './browser.mjs'

useBrowser()

const kinds = [
  { name: 'cong-van-bo', facts: ['BNNMT-VPQGGN', '6127', '30/09/2025', '10/10/2025'], sections: ['nhiem-vu', 'dan-chieu'] },
  { name: 'ke-hoach-tinh', facts: ['98.420', '18,5'], sections: ['von', 'chi-tieu'] },
  { name: 'bang-tinh-hinh', facts: ['SNNMT-PTNT', 'Mường Phăng', '21/KH-UBND'], sections: ['tinh-hinh', 'can-xem'] },
  { name: 'quyet-dinh-giao-von', facts: ['1965', '18.640', '1790/QĐ-UBND'], sections: ['von', 'dan-chieu'] },
  { name: 'thong-bao-ket-luan', facts: ['TB-VP', 'để trống', '05/09/2024'], sections: ['nhiem-vu'] },
  { name: 'che-do-bao-cao', facts: ['1290', 'Kỳ tới'], sections: ['nhiem-vu'] },
]

test('the first page asks one question and shows what comes of it', async (t) => {
  const page = await open(t, '/documents/reading')
  assert.equal(new URL(page.url()).pathname, '/documents/reading')
  assert.equal(await page.locator('h1').textContent(), 'Đọc văn bản')
  assert.match(await page.locator('#files-hint').textContent(), /100 MB/)
  assert.match(await page.locator('main').textContent(), /Chưa lưu gì: kết quả chỉ để xem, sẽ xóa sau 30 phút/)
  await assertAccessible(page, 'the first page')
  const box = await page.getByText('Thả văn bản vào đây').boundingBox()
  assert.ok(box.y + box.height < 768, 'the drop zone is in the first view')
  await page.getByRole('link', { name: 'Trợ giúp' }).click()
  await page.waitForURL('**/help')
  await assertAccessible(page, 'help')
})

test('a first visit takes less than 150 KB', async (t) => {
  const page = await open(t, '/help')
  const sizes = []
  // A request may finish as the page is closing; then its size is asked for in vain.
  page.on('requestfinished', (request) => sizes.push(request.sizes().catch(() => undefined)))
  const network = await page.context().newCDPSession(page)
  await network.send('Network.clearBrowserCache')
  await page.goto(`${address}/documents/samples/ke-hoach-tinh`)
  await page.evaluate(() => document.fonts.ready)
  const bytes = (await Promise.all(sizes)).filter(Boolean).reduce((sum, { responseBodySize, responseHeadersSize }) => sum + responseBodySize + responseHeadersSize, 0)
  assert.ok(bytes > 50_000 && bytes < 150 * 1024, `${bytes} bytes`)
  t.diagnostic(`${bytes} bytes`)
})

for (const { name, facts, sections } of kinds)
  test(`sample ${name} is read and shown on its places`, async (t) => {
    const page = await open(t)
    await page.locator(`a[href="/documents/samples/${name}"]`).click()
    await page.waitForURL(`**/samples/${name}`)
    const panel = await page.locator('#ket-qua').innerText()
    for (const fact of facts) assert.ok(panel.includes(fact), `${fact} in the panel`)
    for (const section of sections) assert.ok(await page.locator(`#${section} [data-item]`).count(), `${section} has items`)
    assert.ok((await page.locator('#van-ban .hl').count()) > 10, 'marks in the text')
    const places = await page.locator('#ket-qua a.bv-place').evaluateAll((links) => links.map((link) => link.hash.slice(1)))
    const missing = await page.evaluate((ids) => ids.filter((id) => !document.getElementById(id)), places)
    // An item that stands nowhere in the text has no link (the blank of a number); every link finds its place.
    assert.deepEqual(missing, [], 'every link finds its place')
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))
    assert.equal(new Set(ids).size, ids.length, 'ids are unique')
    await assertAccessible(page, name)
  })

test('pointing at one side shows the other, and arrow keys move both', async (t) => {
  const page = await open(t, '/documents/samples/cong-van-bo')
  const current = () => page.locator('#ket-qua .is-current').evaluateAll((items) => items.map((item) => item.dataset.item))
  await page.locator('#duty-2').hover()
  await page.waitForFunction(() => document.querySelector('#van-ban .is-current[data-items~="duty-2"]'))
  await page.waitForFunction(() => {
    const mark = document.querySelector('#van-ban .is-current').getBoundingClientRect()
    const pane = document.querySelector('[data-paper]').getBoundingClientRect()
    return mark.top >= pane.top && mark.top <= pane.bottom
  })
  assert.equal(await page.evaluate(() => scrollY), 0, 'the page itself does not scroll')

  await page.locator('#van-ban .hl-reference[data-items^="reference-1"]').last().hover()
  await page.waitForFunction(() => document.querySelector('#reference-1.is-current'))

  // By keyboard alone, from the first duty on.
  await page.locator('#duty-1 a.bv-place').focus()
  assert.deepEqual(await current(), ['duty-1'])
  await page.keyboard.press('ArrowDown')
  assert.deepEqual(await current(), ['duty-2'])
  assert.equal(await page.evaluate(() => document.activeElement.closest('[data-item]').id), 'duty-2')
  await page.keyboard.press('ArrowUp')
  assert.deepEqual(await current(), ['duty-1'])
  await page.keyboard.press('Escape')
  assert.deepEqual(await current(), [])

  // A pointer that lies still on the panel does not take over when the panel slides under it.
  await page.locator('#duty-2').hover()
  await page.locator('#duty-1 a.bv-place').focus()
  for (let i = 0; i < 5; ++i) await page.keyboard.press('ArrowDown')
  const reached = await current()
  assert.deepEqual(reached, ['duty-6'])
  await page.waitForTimeout(700)
  assert.deepEqual(await current(), reached)

  await page.locator('[data-paper]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const there = (await current())[0]
  assert.ok(there && (await page.evaluate(() => document.activeElement.closest('[data-paper]'))) !== null, 'focus stays in the text')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.closest('[data-item]').dataset.item), there)
})

test('everything is reached by Tab, with the focus in sight', async (t) => {
  const page = await open(t, '/documents/samples/bang-tinh-hinh')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip-link')
  const seen = new Set()
  for (let i = 0; i < 60; ++i) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const { top, bottom, left, right } = document.activeElement.getBoundingClientRect()
      return { name: document.activeElement.id || document.activeElement.textContent.trim().slice(0, 30), shown: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth }
    })
    assert.ok(at.shown, `${at.name} is in sight when it has the focus`)
    seen.add(at.name)
  }
  assert.ok(seen.has('Tải Excel') && seen.size > 20, 'no trap')
})

test('a table can be copied, with and without a clipboard', async (t) => {
  const page = await open(t, '/documents/samples/bang-tinh-hinh')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Chép bảng tình hình' }).click()
  await page.getByText('Đã chép 12 dòng').waitFor()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  assert.equal(text.trim().split('\n').length, 13)
  assert.match(text, /^STT\tĐịa phương\tTình hình\tVăn bản\tGhi chú\n1\tMường Phăng\t/)

  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.execCommand = () => false
  })
  await page.getByRole('button', { name: 'Chép bảng tình hình' }).click()
  await page.getByText('Bấm Ctrl+C').waitFor()
  assert.equal(await page.locator('.bv-copy-text').inputValue(), text)
})

test('results are downloaded as a spreadsheet and as JSON', async (t) => {
  const page = await open(t, '/documents/samples/quyet-dinh-giao-von')
  for (const [name, head] of [['Tải Excel', 'PK'], ['Tải JSON', '{']]) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    assert.equal(readFileSync(await download.path()).subarray(0, head.length).toString(), head)
  }
  const json = await (await page.request.get(`${address}/documents/samples/quyet-dinh-giao-von.json`)).json()
  assert.equal(json.header.number, '1965')
})

test('kinds can be switched off, without script too', async (t) => {
  const page = await open(t, '/documents/samples/ke-hoach-tinh', { javaScriptEnabled: false })
  const mark = page.locator('#van-ban .hl-money').nth(1)
  const ground = () => mark.evaluate((element) => getComputedStyle(element).backgroundColor)
  const before = await ground()
  await page.locator('#kind-money').uncheck()
  assert.notEqual(await ground(), before)
})

test('on a phone the halves are stacked and the switch stays in sight', async (t) => {
  const page = await open(t, '/documents/samples/bang-tinh-hinh', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, 'no sideways scrolling')
  await page.locator('.bv-switch a', { hasText: 'Văn bản' }).click()
  await page.waitForFunction(() => document.querySelector('#van-ban').getBoundingClientRect().top < 120)
  const bar = await page.locator('.bv-switch').boundingBox()
  assert.ok(bar.y >= 0 && bar.y < 60, 'the switch is at the top')
  await page.locator('.bv-switch a', { hasText: 'Kết quả' }).click()
  await page.waitForFunction(() => Math.abs(document.querySelector('#ket-qua').getBoundingClientRect().top) < 120)
  await page.evaluate(() => scrollTo(0, 0)) // under the bar that stays, axe would measure the links behind it
  await assertAccessible(page, 'the phone')
  for (const path of ['/documents/reading', '/help']) {
    await page.goto(address + path)
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, `${path} does not scroll sideways`)
  }
})

test('at 200 % nothing is cut off', async (t) => {
  const page = await open(t, '/documents/samples/cong-van-bo', { viewport: { width: 683, height: 384 } })
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 683)
  await page.locator('#duty-3').scrollIntoViewIfNeeded()
  assert.ok(await page.locator('#duty-3').isVisible())
})

test('with forced colours and without movement the page still works', async (t) => {
  const page = await open(t, '/documents/samples/cong-van-bo', { forcedColors: 'active', reducedMotion: 'reduce' })
  await page.locator('#duty-1 a.bv-place').focus()
  assert.notEqual(await page.locator('#duty-1').evaluate((row) => getComputedStyle(row).outlineStyle), 'none')
})

test('the summary prints on A4, the document only where asked for', async (t) => {
  const page = await open(t, '/documents/samples/ke-hoach-tinh')
  await page.emulateMedia({ media: 'print' })
  assert.ok(!(await page.locator('#van-ban').isVisible()))
  assert.ok(!(await page.locator('header.top-bar').isVisible()))
  assert.match(await page.locator('main').innerText(), /In lúc \d\d:\d\d \d\d\/\d\d\/\d{4}/)
  assert.equal((await page.pdf({ preferCSSPageSize: true })).subarray(0, 4).toString(), '%PDF')
  await page.emulateMedia({ media: 'screen' })
  await page.locator('#print-text').check()
  await page.emulateMedia({ media: 'print' })
  assert.ok(await page.locator('#van-ban').isVisible())
})

test('an unknown result says what to do', async (t) => {
  const page = await open(t, '/documents/readings/00000000000000000000000000000000', { expect: ['404'] })
  assert.match(await page.locator('main').innerText(), /đã xóa hoặc chưa từng có.*Mở trang Đọc văn bản/s)
  await assertAccessible(page, 'the error page')
})
