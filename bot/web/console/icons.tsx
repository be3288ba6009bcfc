/** Line icons, drawn for 20 px. They say nothing to screen readers: the words beside them do. */
const PATHS = {
  back: 'M12.5 4.5 7 10l5.5 5.5',
  forth: 'M7.5 4.5 13 10l-5.5 5.5',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-.8.8M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l.8-.8',
  send: 'M3 3.5 17.5 10 3 16.5l2-6.5-2-6.5ZM5 10h6',
  check: 'm4 10.5 4 4 8-9',
  cross: 'm5 5 10 10M15 5 5 15',
  person: 'M10 10a3.25 3.25 0 1 0 0-6.5A3.25 3.25 0 0 0 10 10Zm-6 6.5c.6-2.6 3-4 6-4s5.4 1.4 6 4',
  bot: 'M4.5 8.5A1.5 1.5 0 0 1 6 7h8a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 14 15H6a1.5 1.5 0 0 1-1.5-1.5v-5ZM10 7V4M8 11v.01M12 11v.01M2.5 10.5v2M17.5 10.5v2',
  alert: 'M10 3.5 17.5 16.5h-15L10 3.5ZM10 8.5v4M10 14.5v.01',
  wait: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 6v4.5l3 1.5',
  tap: 'M9 11V4.8a1.3 1.3 0 0 1 2.6 0V9l3.6.8a1.6 1.6 0 0 1 1.2 1.9l-.7 3.1a2.6 2.6 0 0 1-2.5 2H10a2.6 2.6 0 0 1-2-.9l-3-3.6a1.2 1.2 0 0 1 1.7-1.7L9 12.5',
  file: 'M6 2.5h5L15.5 7v9A1.5 1.5 0 0 1 14 17.5H6A1.5 1.5 0 0 1 4.5 16V4A1.5 1.5 0 0 1 6 2.5ZM11 2.5V7h4.5',
  form: 'M4.5 3.5h11v13h-11zM7 7.5h6M7 10.5h6M7 13.5h3',
  copy: 'M7 6.5A1.5 1.5 0 0 1 8.5 5H14a1.5 1.5 0 0 1 1.5 1.5V14A1.5 1.5 0 0 1 14 15.5H8.5A1.5 1.5 0 0 1 7 14V6.5ZM4.5 13V5A2.5 2.5 0 0 1 7 2.5h6',
  down: 'M10 4v12M5 11l5 5 5-5',
  more: 'm5 12.5 5-5 5 5',
  search: 'M8.75 14.5a5.75 5.75 0 1 0 0-11.5 5.75 5.75 0 0 0 0 11.5ZM13 13l4 4',
  settings: 'M10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM8.7 3h2.6l.4 1.9 1.5.9 1.9-.6 1.3 2.2-1.4 1.3v1.7l1.4 1.3-1.3 2.2-1.9-.6-1.5.9-.4 1.9H8.7l-.4-1.9-1.5-.9-1.9.6-1.3-2.2L5 10.4V8.7L3.6 7.4l1.3-2.2 1.9.6 1.5-.9L8.7 3Z',
  phone: 'M6.2 3 8 6.6 6.4 8.2a10 10 0 0 0 5.4 5.4l1.6-1.6L17 13.8c0 2-1.2 3.2-3 3.2A11 11 0 0 1 3 6c0-1.8 1.2-3 3.2-3Z',
  inbox: 'M3 11.5 5 4.5h10l2 7v3A1.5 1.5 0 0 1 15.5 16h-11A1.5 1.5 0 0 1 3 14.5v-3ZM3 11.5h4l1 2h4l1-2h4'
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
