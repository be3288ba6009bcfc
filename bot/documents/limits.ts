/** How much customers may send. */
const MB = 1024 * 1024;

/** One file; videos come through Teams only, where a message may be larger. */
export const FILE_BYTES = 10 * MB;
export const VIDEO_BYTES = 25 * MB;
/** No file may be larger, whatever it is. */
export const LARGEST_BYTES = Math.max(FILE_BYTES, VIDEO_BYTES);

/** Of one conversation. */
export const MOST_FILES = 30;
export const ALL_BYTES = 100 * MB;

/** A photo of today's phones has up to 200 megapixels at most in its file's head; 12 to 50 are usual. */
export const MOST_PIXELS = 120_000_000;
export const LONGEST_SIDE = 30_000;

/** What the files of an archive say to be in all when unpacked; nobody here unpacks them, but an agent may. */
export const UNPACKED_BYTES = 1024 * MB;
export const MOST_ENTRIES = 10_000;
