// The one script of plain pages. Everything on them works without it; each part below only adds to markup that is there.
import { wireDue } from './directives/due'
import { wireImportForm, wireImportProgress } from './imports/imports'
import { wireIntakeForm } from './intake/intake'
import { wireListing } from './list/list'
import { wireReading } from './reading/reading'
import { wireSearch } from './search/suggest'
import { wireMessage } from './directives/message'
import { watchSession } from './session'
import { wireUploadForm } from './upload/form'

document.documentElement.classList.add('is-scripted')

const summary = document.querySelector<HTMLElement>('.error-summary')
summary?.focus()

const form = document.querySelector<HTMLFormElement>('form[data-upload]')
if (form) wireUploadForm(form)

const intake = document.querySelector<HTMLFormElement>('form[data-intake]')
if (intake) wireIntakeForm(intake)

const reading = document.querySelector<HTMLElement>('[data-reading]')
if (reading) wireReading(reading)

const importFile = document.querySelector<HTMLFormElement>('form[data-import-file]')
if (importFile) wireImportForm(importFile)

const importProgress = document.querySelector<HTMLElement>('[data-import-progress]')
if (importProgress) wireImportProgress(importProgress)

const listing = document.querySelector<HTMLElement>('[data-listing]')
if (listing) wireListing(listing)

const search = document.querySelector<HTMLElement>('[data-search]')
if (search) wireSearch(search)

for (const part of document.querySelectorAll<HTMLElement>('[data-due]')) wireDue(part)

const message = document.querySelector<HTMLElement>('[data-message]')
if (message) wireMessage(message)

// A choice that acts at once; without script its button does.
for (const choice of document.querySelectorAll<HTMLSelectElement>('select[data-submit-on-change]'))
  choice.addEventListener('change', () => choice.form?.requestSubmit())

watchSession()
