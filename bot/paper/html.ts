/** A letter as a simple page for mail programs: no pictures, no scripts, nothing loaded from anywhere. */
import type { Block, Letter } from '../../dialogs/letters/letter.js';
import { ACCENT, GREY, INK, LINE } from './look.js';

export function letterHtml({ locale, subject, body }: Pick<Letter, 'locale' | 'subject' | 'body'>): string {
  return [
    '<!doctype html>',
    `<html lang="${locale}"><head><meta charset="utf-8"><title>${escape(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;font:15px/1.5 'Segoe UI',Arial,sans-serif;color:${INK}"><div style="max-width:600px;margin:0 auto">`,
    ...body.map(blockHtml),
    '</div></body></html>',
    ''
  ].join('\n');
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'heading': return `<h2 style="font-size:17px;margin:24px 0 6px;color:${ACCENT}">${lines(block.text)}</h2>`;
    case 'paragraph': return `<p style="margin:0 0 12px">${lines(block.text)}</p>`;
    case 'list': return `<ul style="margin:0 0 12px;padding-left:20px">${block.items.map((item) => `<li style="margin:0 0 4px">${lines(item)}</li>`).join('')}</ul>`;
    case 'facts': return `<table style="border-collapse:collapse;margin:0 0 16px">${block.rows.map(factHtml).join('')}</table>`;
    case 'address': return `<p style="margin:0 0 12px">${lines(block.label)}:<br><strong>${block.lines.map(lines).join('<br>')}</strong></p>`;
    case 'barcode': return `<p style="margin:0 0 16px">${lines(block.label)}<br><strong style="font-size:28px">${lines(block.code)}</strong></p>`;
    case 'link': return linkHtml(block.text, block.url);
  }
}

function factHtml([label, value]: readonly [string, string]): string {
  const cell = `padding:4px 16px 4px 0;border-bottom:1px solid ${LINE};vertical-align:top;text-align:left`;
  return `<tr><th style="${cell};font-weight:normal;color:${GREY}">${lines(label)}</th><td style="${cell}">${lines(value)}</td></tr>`;
}

/** What is no web address is text: nothing that an admin's template or a customer could write becomes a script. */
function linkHtml(text: string, url: string): string {
  const link = /^https?:\/\/[^\s"<>]+$/u.test(url) ? `<a href="${escape(url)}" style="color:${ACCENT}">${escape(url)}</a>` : escape(url);
  return `<p style="margin:0 0 12px">${lines(text)}:<br>${link}</p>`;
}

function lines(text: string): string {
  return escape(text).replace(/\n/gu, '<br>');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}
