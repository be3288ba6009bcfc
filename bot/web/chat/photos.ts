/** Phones take photos of five megabytes and more, an upload may have four: large ones are made smaller before they leave. */
import type { Action, Middleware } from './webchat.js';

interface Attached {
  readonly blob: Blob;
}

/** Smaller files go as they are. */
const LARGE_BYTES = 1024 * 1024;
/** A receipt stays readable. */
const LONGEST_SIDE = 2000;
const QUALITY = 0.85;
const PHOTOS = /^image\/(jpeg|png|webp)$/;

export function shrinkPhotos(): Middleware {
  return () => (next) => (action: Action) => {
    const payload = action.payload as { attachments?: readonly Attached[] } | undefined;
    if (action.type !== 'WEB_CHAT/SEND_MESSAGE' || !payload?.attachments?.some(({ blob }) => isLarge(blob))) return next(action);
    return Promise.all(payload.attachments.map(shrunk)).then((attachments) => next({ ...action, payload: { ...payload, attachments } }));
  };
}

async function shrunk(attached: Attached): Promise<Attached> {
  if (!isLarge(attached.blob)) return attached;
  try {
    const blob = await redraw(attached.blob);
    return blob && blob.size < attached.blob.size ? { ...attached, blob: new File([blob], nameOf(attached.blob), { type: blob.type }) } : attached;
  } catch {
    // No picture after all, or one that this browser cannot read: the server says whether it takes it.
    return attached;
  }
}

async function redraw(blob: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(blob);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}

function isLarge(blob: Blob): boolean {
  return blob.size > LARGE_BYTES && PHOTOS.test(blob.type);
}

function nameOf(blob: Blob): string {
  const name = blob instanceof File ? blob.name : 'photo';
  return `${name.replace(/\.\w+$/, '')}.jpg`;
}
