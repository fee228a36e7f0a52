import { type EntryText, ok, type ReadResource, type ReadResult, type Result } from '@contract-check/core';
import type { Io } from '../io.ts';
import { decodeText } from './decode-text.ts';
import type { Place } from './place.ts';
import { type OpenResult, type Refusal, refuse, tooLarge } from './refusal.ts';
import { fetchRemote, type MayRead } from './remote.ts';
import { addressFolder, holds } from './roots.ts';

type Refused = { readonly ok: false; readonly error: Refusal };

export interface GuardOptions {
  /** The contract's own files; an address has none. */
  readonly place: Place | URL;
  readonly allowRemote: boolean;
  /** `--root` addresses. */
  readonly addresses: readonly URL[];
  /** For all files of the contract together. */
  readonly maxBytes: number;
}

/**
 * The one door through which every text comes in: entry or reference, from a file, a revision, standard input or an
 * address. Decides what may be read, counts the bytes, decodes.
 */
export class ReadGuard {
  readonly #options: GuardOptions;
  readonly #io: Io;
  readonly #texts = new Map<string, string>();
  #bytesLeft: number;
  #turn: Promise<unknown> = Promise.resolve();
  /** Addresses below these may be read. */
  #addresses: readonly URL[];

  constructor(options: GuardOptions, io: Io) {
    this.#options = options;
    this.#io = io;
    this.#bytesLeft = options.maxBytes;
    this.#addresses = options.allowRemote ? options.addresses : [];
  }

  /** Every text that was read, by its label: source frames are cut from it. */
  get texts(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  async entry(): Promise<Result<EntryText, Refusal>> {
    const { place } = this.#options;
    if (!(place instanceof URL)) return this.#admit(await place.entry(this.#bytesLeft));
    if (!this.#options.allowRemote) return remoteRefused(place.href, 'If you trust it, add --allow-remote.');
    // The user named this address, and its host may redirect to another of its own.
    const opened = await fetchRemote(place, () => undefined, this.#bytesLeft, this.#io);
    if (opened.ok) this.#addresses = [...this.#addresses, addressFolder(new URL(opened.value.uri))];
    return this.#admit(opened);
  }

  /** What the loader calls for each file that a `$ref` names. */
  readonly reference: ReadResource = (uri): Promise<ReadResult> => {
    // One at a time: a thousand large files that are opened together would each still find room.
    const answer = this.#turn.then(() => this.#reference(uri));
    this.#turn = answer.catch(() => undefined);
    return answer;
  };

  async #reference(uri: string): Promise<ReadResult> {
    const read = this.#admit(await this.#open(uri));
    return read.ok ? { ok: true, text: read.value.text, label: read.value.label } : { ok: false, ...read.error };
  }

  async #open(uri: string): Promise<OpenResult> {
    const refused = refusedForm(uri);
    if (refused !== undefined) return refused;
    const { place } = this.#options;
    if (/^https?:/i.test(uri) || place instanceof URL) return this.#openRemote(uri);
    const opened = await place.reference(uri, this.#bytesLeft);
    return opened.ok ? ok({ ...opened.value, uri }) : opened;
  }

  #openRemote(uri: string): Promise<OpenResult> | OpenResult {
    if (!URL.canParse(uri)) return remoteRefused(uri, 'Check the address.');
    const mayRead: MayRead = (url) => {
      if (this.#addresses.some((address) => holds(address, url))) return undefined;
      return remoteRefused(url.href, `If you trust it, add --allow-remote --root ${addressFolder(url).href}`);
    };
    return fetchRemote(new URL(uri), mayRead, this.#bytesLeft, this.#io);
  }

  #admit(opened: OpenResult): Result<EntryText, Refusal> {
    // The place knows only what was left; people know what they allowed.
    if (!opened.ok) return opened.error.code === 'input-too-large' ? tooLarge(this.#options.maxBytes) : opened;
    const { bytes, uri, label } = opened.value;
    this.#bytesLeft -= bytes.length;
    const text = decodeText(bytes);
    if (!text.ok) return text;
    this.#texts.set(label, text.value);
    return ok({ uri, label, text: text.value });
  }
}

function remoteRefused(address: string, fix: string): Refused {
  return refuse('remote-refused', `${address} is on the network, and was not read.`, fix);
}

const RELATIVE_FIX = 'Name the file by a path relative to the file that refers to it.';

/** Forms that are refused whatever they lead to, before anything is looked up. */
const REFUSED_FORMS: readonly { readonly form: RegExp; readonly refusal: (uri: string) => Refused }[] = [
  { form: /^(\/\/|\\\\)/, refusal: (uri) => remoteRefused(uri, RELATIVE_FIX) },
  { form: /^(file:|[/\\]|[a-z]:)/i, refusal: (uri) => refuse('ref-outside-root', absolute(uri), RELATIVE_FIX) },
  { form: /^(?!https?:)[a-z][a-z0-9+.-]+:/i, refusal: (uri) => refuse('ref-unsupported', unknown(uri), RELATIVE_FIX) },
  { form: /[^ -~\u0080-\uffff]/, refusal: (uri) => refuse('ref-unsupported', unknown(uri), RELATIVE_FIX) },
];

function absolute(uri: string): string {
  return `${uri} is an absolute path, which is never followed.`;
}

function unknown(uri: string): string {
  return `${uri} is no path and no http(s) address.`;
}

function refusedForm(uri: string): Refused | undefined {
  return REFUSED_FORMS.find(({ form }) => form.test(uri))?.refusal(uri);
}
