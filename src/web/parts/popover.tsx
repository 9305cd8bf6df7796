/** A little more about something, beside it, opened by a button; and a word about a button that is only a drawing. */
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';

interface PopoverProps {
  /** What stands on the button. */
  readonly face: ReactNode;
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
}

export const Popover = ({
  face,
  label,
  children,
  className = 'button button-plain',
}: PopoverProps): ReactElement => (
  <DialogTrigger>
    <Button className={className}>{face}</Button>
    <AriaPopover className="popover">
      <Dialog className="popover-body" aria-label={label}>
        {children}
      </Dialog>
    </AriaPopover>
  </DialogTrigger>
);

interface TooltipProps {
  readonly words: string;
  /** A React Aria button. */
  readonly children: ReactElement;
}

export const Tooltip = ({ words, children }: TooltipProps): ReactElement => (
  <TooltipTrigger delay={500}>
    {children}
    <AriaTooltip className="tooltip" offset={6}>
      {words}
    </AriaTooltip>
  </TooltipTrigger>
);
