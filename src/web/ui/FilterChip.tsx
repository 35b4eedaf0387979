import { CloseOutlined, DownOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import styles from './FilterChip.module.css';

const CloseChip = createContext<() => void>(() => undefined);

/** Closes the chip that one stands in, and gives the focus back to it. */
export function useCloseChip(): () => void {
  return useContext(CloseChip);
}

interface FilterChipProps {
  /** What is filtered by: 地区. */
  readonly label: string;
  /** What it is filtered to, or null where it is not. */
  readonly value: string | null;
  readonly onClear?: () => void;
  /** What the cross does, for those who hear it: 去掉“地区”. */
  readonly clearLabel?: string;
  /** In place of the mark that says that it opens. */
  readonly icon?: ReactNode;
  /** What is chosen in: shown when the chip is pressed; `useCloseChip` closes it. */
  readonly children: ReactNode;
}

/**
 * A filter as a chip: pressed it opens what is chosen in; filtered it says by what, with a cross to take it away.
 * @example <FilterChip label={text('tier')} value={tierName} onClear={clear} clearLabel={text('clearTier')}><TierChoice /></FilterChip>
 */
export function FilterChip({ label, value, onClear, clearLabel, icon, children }: FilterChipProps) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const dialog = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };
  return (
    <span className={styles.chip} data-on={value !== null}>
      <Popover
        trigger="click"
        placement="bottomLeft"
        open={isOpen}
        onOpenChange={(isAsked) => {
          // Escape leaves from wherever the focus is within.
          if (!isAsked && dialog.current?.contains(document.activeElement)) close();
          else setOpen(isAsked);
        }}
        destroyOnHidden
        arrow={false}
        content={
          <CloseChip value={close}>
            <div role="dialog" aria-label={label} ref={dialog}>
              {children}
            </div>
          </CloseChip>
        }
      >
        <button ref={trigger} type="button" className={styles.open} aria-haspopup="dialog" aria-expanded={isOpen}>
          {icon}
          {label}
          {value === null ? (
            icon === undefined && <DownOutlined aria-hidden className={styles.mark} />
          ) : (
            <strong>{value}</strong>
          )}
        </button>
      </Popover>
      {value === null || onClear === undefined ? null : (
        <button type="button" className={styles.clear} aria-label={clearLabel} onClick={onClear}>
          <CloseOutlined aria-hidden />
        </button>
      )}
    </span>
  );
}
