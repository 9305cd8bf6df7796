/**
 * A long text of which only what is near the window is in the document. Every group keeps a place of
 * about its height; what was drawn once is as high as it was. Printing has all of it.
 */
import {
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { flushSync } from 'react-dom';

/** How far outside of the window a group is drawn already. */
const margin = '1200px 0px';

interface SlotProps {
  /** About how high it will be, in pixels. */
  readonly height: number;
  /** It is drawn wherever the window is. */
  readonly isForced: boolean;
  readonly draw: () => ReactNode;
}

/** A place in which a group is drawn while it is near the window. */
export function Slot({ height, isForced, draw }: SlotProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const known = useRef(height);
  const [isNear, setNear] = useState(false);
  const isPrinting = usePrinting();
  const isDrawn = isNear || isForced || isPrinting;
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    return watch(current, (entry) => {
      if (!entry.isIntersecting) known.current = entry.boundingClientRect.height;
      setNear(entry.isIntersecting);
    });
  }, []);
  return (
    <div
      ref={place}
      className="slot"
      {...(isDrawn ? {} : { style: { blockSize: `${known.current}px` } })}
    >
      {isDrawn && draw()}
    </div>
  );
}

type Seen = (entry: IntersectionObserverEntry) => void;

const watched = new Map<Element, Seen>();
let observer: IntersectionObserver | null = null;

/** Tells when a place comes near the window or leaves it; one observer is enough for all. Returns how to stop. */
function watch(place: Element, seen: Seen): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) watched.get(entry.target)?.(entry);
    },
    { rootMargin: margin },
  );
  watched.set(place, seen);
  observer.observe(place);
  return () => {
    watched.delete(place);
    observer?.unobserve(place);
  };
}

let isPrintingNow = false;

/** True from right before the page is printed until it was. */
export const usePrinting = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const turn = (to: boolean) => () => {
        isPrintingNow = to;
        flushSync(changed);
      };
      const [begin, end] = [turn(true), turn(false)];
      window.addEventListener('beforeprint', begin);
      window.addEventListener('afterprint', end);
      return () => {
        window.removeEventListener('beforeprint', begin);
        window.removeEventListener('afterprint', end);
      };
    },
    () => isPrintingNow,
  );

const lineHeight = 30;
const charactersPerLine = 78;

/** About how high a group of texts is when it is drawn, in pixels. */
export const estimateHeight = (lengths: readonly number[]): number =>
  lengths.reduce(
    (sum, length) => sum + (Math.ceil(length / charactersPerLine) + 0.6) * lineHeight,
    0,
  );
