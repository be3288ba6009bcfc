/** Names of files: what they tell of the kind, and how they are made safe. */
import { cleanText, cutText } from '../channels/directline/clean.js';

/** What a double click would run, on any system, or a browser would open as a page. */
const PROGRAMS = new Set([
  'apk', 'app', 'bat', 'cmd', 'com', 'cpl', 'dll', 'dmg', 'exe', 'hta', 'htm', 'html', 'iso', 'jar', 'js', 'jse', 'lnk', 'mjs', 'msi', 'php', 'pif',
  'ps1', 'py', 'reg', 'scr', 'sh', 'svg', 'svgz', 'url', 'vb', 'vbe', 'vbs', 'wsf', 'wsh', 'xht', 'xhtml'
]);
const OFFICE = new Set([
  'doc', 'docm', 'docx', 'dot', 'dotm', 'dotx', 'odp', 'ods', 'odt', 'pot', 'potm', 'pps', 'ppsm', 'ppt', 'pptm', 'pptx', 'rtf', 'xla', 'xlam', 'xls',
  'xlsb', 'xlsm', 'xlsx', 'xlt', 'xltm'
]);

export function isProgram(name: string): boolean {
  return PROGRAMS.has(endingOf(name));
}

export function isOffice(name: string): boolean {
  return OFFICE.has(endingOf(name));
}

/** The last part of a path, without anything a file system or a header could stumble over. */
export function safeName(name: string): string {
  const last = cleanText(name).split(/[\\/]/).at(-1)?.replace(/[\r\n\t"<>|*?:]/g, '_').trim() ?? '';
  return last === '' || /^\.+$/.test(last) ? 'file' : cutText(last, 150);
}

/** Spaces and dots at the end are dropped by some systems, and with them `x.exe.` would be `x.exe`. */
function endingOf(name: string): string {
  return /\.([^./\\]+)[. ]*$/u.exec(name)?.[1]?.toLowerCase().trim() ?? '';
}
