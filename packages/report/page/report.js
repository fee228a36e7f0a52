// The page is complete without this script: it adds search, filters, the copy buttons and the choice of colours.

/**
 * What a filter may ask of a card, by the name of its form control.
 * @typedef {'effect' | 'severity' | 'direction' | 'contract' | 'operation'} Dimension
 * @typedef {{ element: HTMLElement, effect: string, has: (dimension: Dimension, value: string) => boolean, text: () => string }} Card
 * @typedef {{ words: readonly string[], wanted: Readonly<Record<Dimension, readonly string[]>> }} Filter
 */

/** @type {readonly Dimension[]} */
const DIMENSIONS = ['effect', 'severity', 'direction', 'contract', 'operation'];

document.documentElement.classList.add('scripted');

/** Whether ranges, `0-2 7`, hold a position. @param {string} ranges @param {number} position */
function holds(ranges, position) {
  return ranges.split(' ').some((range) => {
    const [from = '', to = from] = range.split('-');
    return from !== '' && Number(from) <= position && position <= Number(to);
  });
}

/** @param {HTMLElement} element @returns {Card} */
function cardOf(element) {
  const { effect = '', severity = '', direction = '', contract = '', operations = '' } = element.dataset;
  /** @type {string | undefined} */
  let text;
  return {
    element,
    effect,
    has(dimension, value) {
      if (dimension === 'operation') return holds(operations, Number(value));
      return { effect, severity, direction, contract }[dimension] === value;
    },
    // Only the first search needs it.
    text: () => (text ??= (element.textContent ?? '').toLowerCase()),
  };
}

const form = document.querySelector('form');
const cards = [...document.querySelectorAll('.finding')].flatMap((element) =>
  element instanceof HTMLElement ? [cardOf(element)] : [],
);
const groups = [...document.querySelectorAll('.cause')];

/** What the form asks for, without what is left open. */
function asked() {
  const params = new URLSearchParams();
  if (form === null) return params;
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') params.append(name, value);
  }
  return params;
}

/**
 * Cards know contracts and operations by their positions in the lists, "all" left out.
 *
 * @param {Dimension} name @param {string} value
 */
function position(name, value) {
  const control = form?.elements.namedItem(name);
  if (!(control instanceof HTMLSelectElement)) return '';
  return String([...control.options].findIndex((option, index) => index > 0 && option.value === value) - 1);
}

/** @param {URLSearchParams} params @returns {Filter} */
function filterOf(params) {
  return {
    words: (params.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean),
    wanted: {
      effect: params.getAll('effect'),
      severity: params.getAll('severity'),
      direction: params.getAll('direction'),
      contract: params.getAll('contract').map((value) => position('contract', value)),
      operation: params.getAll('operation').map((value) => position('operation', value)),
    },
  };
}

/** @param {Card} card @param {Filter} filter @param {Dimension} [except] a dimension that is not asked about */
function passes(card, { words, wanted }, except) {
  const fits = DIMENSIONS.every(
    (name) => name === except || wanted[name].length === 0 || wanted[name].some((value) => card.has(name, value)),
  );
  return fits && words.every((word) => card.text().includes(word));
}

/** @param {readonly Card[]} shown */
function tell(shown) {
  const effects = ['breaking', 'risky', 'compatible', 'docs'].flatMap((effect) => {
    const number = shown.filter((card) => card.effect === effect).length;
    return number === 0 ? [] : [`${number} ${effect}`];
  });
  const all = shown.length === cards.length;
  const head = all ? `${cards.length} changes` : `${shown.length} of ${cards.length} changes`;
  const line = document.querySelector('#shown');
  if (line !== null) line.textContent = effects.length === 0 ? head : `${head}: ${effects.join(', ')}`;
  const reset = form?.querySelector('button[type=reset]');
  if (reset instanceof HTMLElement) reset.hidden = asked().size === 0;
  const nothing = document.querySelector('#nothing');
  if (nothing instanceof HTMLElement) nothing.hidden = shown.length > 0;
}

/** Each chip says how many there would be with it. @param {Filter} filter */
function count(filter) {
  for (const chip of document.querySelectorAll('.chip')) {
    const box = chip.querySelector('input');
    const output = chip.querySelector('output');
    if (box === null || output === null) continue;
    const dimension = box.name === 'effect' ? 'effect' : 'severity';
    const found = cards.filter((card) => card.has(dimension, box.value) && passes(card, filter, dimension));
    output.textContent = String(found.length);
  }
}

function apply() {
  const filter = filterOf(asked());
  const shown = new Set(cards.filter((card) => passes(card, filter)));
  for (const card of cards) card.element.hidden = !shown.has(card);
  for (const group of groups) {
    if (group instanceof HTMLElement) group.hidden = group.querySelector('.finding:not([hidden])') === null;
  }
  tell([...shown]);
  count(filter);
}

/** Puts the state of a link into the form; what the page does not know is left out. @param {URLSearchParams} params */
function restore(params) {
  for (const control of form?.elements ?? []) {
    if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      control.checked = params.getAll(control.name).includes(control.value);
    } else if (control instanceof HTMLInputElement) {
      control.value = params.get(control.name) ?? '';
    } else if (control instanceof HTMLSelectElement) {
      control.value = params.get(control.name) ?? '';
      if (control.selectedIndex === -1) control.selectedIndex = 0;
    }
  }
  apply();
}

function remember() {
  const params = asked().toString();
  history.replaceState(null, '', params === '' ? location.pathname + location.search : `#${params}`);
}

/** Browsers refuse more than some hundred new addresses in a short time. */
const PAUSE_MS = 250;
let pause = 0;

function changed() {
  apply();
  clearTimeout(pause);
  pause = window.setTimeout(remember, PAUSE_MS);
}

const search = form?.querySelector('input[type=search]');

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (!(search instanceof HTMLInputElement)) return;
  const typing = event.target instanceof Element && event.target.closest('input[type=search], select') !== null;
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === 'Escape' && event.target === search) {
    // The browser empties the field by itself, but not everywhere.
    event.preventDefault();
    if (search.value === '') search.blur();
    search.value = '';
    changed();
  }
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const command = button.parentElement?.querySelector('code');
  if (command === null || command === undefined) return;
  try {
    await navigator.clipboard.writeText(command.textContent ?? '');
    button.textContent = 'Copied';
  } catch {
    // Not allowed here: the reader can copy what is selected.
    getSelection()?.selectAllChildren(command);
    button.textContent = 'Selected';
  }
}

const THEME = 'contract-check-theme';
const theme = document.querySelector('#theme');

/** @param {string | null} chosen */
function paint(chosen) {
  const dark = chosen === null ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  if (chosen !== null) document.documentElement.dataset.theme = chosen;
  theme?.setAttribute('aria-pressed', String(dark));
}

function chooseTheme() {
  const chosen = theme?.getAttribute('aria-pressed') === 'true' ? 'light' : 'dark';
  paint(chosen);
  try {
    localStorage.setItem(THEME, chosen);
  } catch {
    // Nothing is kept in a private window, or where storage is forbidden.
  }
}

function storedTheme() {
  try {
    return localStorage.getItem(THEME);
  } catch {
    return null;
  }
}

/** @param {MouseEvent} event */
function clicked(event) {
  const target = event.target instanceof Element ? event.target : null;
  const button = target?.closest('button.copy');
  if (button instanceof HTMLButtonElement) void copy(button);
  if (target?.matches('.skip') === true) {
    // The address keeps the filters.
    event.preventDefault();
    document.querySelector('main')?.focus();
  }
}

paint(storedTheme());
theme?.addEventListener('click', chooseTheme);
document.addEventListener('click', clicked);
document.addEventListener('keydown', pressed);
if (form !== null) {
  form.addEventListener('input', changed);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    restore(new URLSearchParams());
    remember();
  });
  window.addEventListener('hashchange', () => restore(new URLSearchParams(location.hash.slice(1))));
  restore(new URLSearchParams(location.hash.slice(1)));
}
