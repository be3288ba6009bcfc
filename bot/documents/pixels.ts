/** Width and height that a picture's head declares. Nothing is decoded: a picture of a few bytes can be gigabytes of pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** @returns null where the head does not say it, or says it elsewhere than usual */
export function pixelsOf(contentType: string, bytes: Buffer): Size | null {
  try {
    return READERS[contentType]?.(bytes) ?? null;
  } catch (error) {
    // The head ends too early.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const READERS: Readonly<Record<string, (bytes: Buffer) => Size | null>> = {
  /** PNG, 11.2.2: IHDR comes first. */
  'image/png': (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  /** GIF89a, 18: the logical screen. */
  'image/gif': (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  'image/jpeg': jpeg,
  'image/webp': webp
};

/** ITU-T T.81, B.2.2: the frame header is the first SOF marker (C0 to CF but C4, C8, CC); other segments are passed over by their length. */
function jpeg(bytes: Buffer): Size | null {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** RFC 9649: a lossy, a lossless or an extended file. */
function webp(bytes: Buffer): Size | null {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ': return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X': return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default: return null;
  }
}
