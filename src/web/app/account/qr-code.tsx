/** Words as a QR code (ISO/IEC 18004), for a camera: dark on light whatever the colours of the screen are. */
import type { ReactElement } from 'react';
import { encode } from 'uqr';

/** Light modules around it, without which cameras do not find it. */
const border = 4;

interface QrCodeProps {
  readonly words: string;
  /** What it is, for who does not see it. */
  readonly label: string;
}

export function QrCode({ words, label }: QrCodeProps): ReactElement {
  const { data, size } = encode(words, { ecc: 'M', border });
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="white" />
      <path d={drawRows(data)} fill="black" shapeRendering="crispEdges" />
    </svg>
  );
}

/** The dark runs of each row as one path, in modules. */
export const drawRows = (rows: readonly (readonly boolean[])[]): string =>
  rows
    .flatMap((row, y) =>
      row.map((isDark, x) => {
        if (!isDark || row[x - 1]) return '';
        const end = row.indexOf(false, x);
        const length = (end === -1 ? row.length : end) - x;
        return `M${x} ${y}h${length}v1h-${length}z`;
      }),
    )
    .join('');
