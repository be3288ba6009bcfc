/** Reads back the PDFs that we write: enough of ISO 32000 for objects, texts through their ToUnicode maps, and filled rectangles. */
import { inflateSync } from 'node:zlib';

interface PdfObject {
  readonly dictionary: string;
  /** Uncompressed. */
  readonly stream: Buffer | null;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ReadPage {
  /** In the order in which it was drawn; a line break after each piece. */
  readonly text: string;
  readonly rectangles: readonly Rectangle[];
  readonly links: readonly string[];
}

export class ReadPdf {
  readonly #objects = new Map<number, PdfObject>();

  constructor(bytes: Buffer) {
    const file = bytes.toString('latin1');
    for (const { 1: number = '', 0: head, index } of file.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
      const start = index + head.length;
      const [end, streamAt] = [file.indexOf('endobj', start), file.indexOf('stream\n', start)];
      const hasStream = streamAt !== -1 && streamAt < end;
      const dictionary = file.slice(start, hasStream ? streamAt : end);
      const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
      const raw = bytes.subarray(streamAt + 7, streamAt + 7 + length);
      this.#objects.set(Number(number), { dictionary, stream: hasStream ? (dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw) : null });
    }
  }

  /** Dictionaries of all objects of a type. */
  all(type: string): string[] {
    return [...this.#objects.values()].map(({ dictionary }) => dictionary).filter((dictionary) => new RegExp(`/Type /${type}\\b`).test(dictionary));
  }

  get objects(): readonly PdfObject[] {
    return [...this.#objects.values()];
  }

  get pages(): ReadPage[] {
    return [...this.#objects.values()].filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary)).map(({ dictionary }) => this.#page(dictionary));
  }

  get text(): string {
    return this.pages.map(({ text }) => text).join('\n');
  }

  #page(dictionary: string): ReadPage {
    const content = this.#at(/\/Contents (\d+) 0 R/, dictionary)?.stream?.toString('latin1') ?? '';
    const resources = this.#at(/\/Resources (\d+) 0 R/, dictionary)?.dictionary ?? dictionary;
    const links = [...(/\/Annots \[([^\]]*)\]/.exec(dictionary)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, number]) => this.#objects.get(Number(number))?.dictionary ?? '');
    return {
      text: this.#textOf(content, resources),
      rectangles: [...content.matchAll(/^([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re$/gm)].map(([, ...numbers]) => {
        const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
        return { x, y, width, height };
      }),
      links: links.map((link) => /\/URI \(([^)]*)\)/.exec(link)?.[1] ?? this.#at(/\/A (\d+) 0 R/, link)?.dictionary.match(/\/URI \(([^)]*)\)/)?.[1] ?? '')
    };
  }

  #textOf(content: string, resources: string): string {
    const maps = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number]) => [name, this.#unicode(Number(number))]));
    let map = new Map<string, string>();
    let text = '';
    for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[\d.\s-])*)\] TJ/g)) {
      if (font) map = maps.get(font) ?? map;
      else text += `${[...(shown ?? '').matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => (hex.match(/.{4}/g) ?? []).map((code) => map.get(code) ?? '\ufffd').join('')).join('')}\n`;
    }
    return text;
  }

  /** Glyph (four hexadecimal digits) → what it stands for. */
  #unicode(font: number): Map<string, string> {
    const map = this.#at(/\/ToUnicode (\d+) 0 R/, this.#objects.get(font)?.dictionary ?? '')?.stream?.toString('latin1') ?? '';
    const codes = new Map<string, string>();
    for (const [, from = '0', , list = ''] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
      for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f\s]+)>/g)].entries()) {
        const units = (hex.replace(/\s/g, '').match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16));
        codes.set((parseInt(from, 16) + index).toString(16).padStart(4, '0'), String.fromCharCode(...units));
      }
    }
    return codes;
  }

  #at(reference: RegExp, dictionary: string): PdfObject | null {
    const number = reference.exec(dictionary)?.[1];
    return number === undefined ? null : (this.#objects.get(Number(number)) ?? null);
  }
}
